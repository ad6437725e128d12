/**
 * @module
 * The events of all elements: subclasses with a frozen, JSON-safe detail. `before-` events can be
 * prevented, the others say what has happened.
 */
import type { StreamName } from '../../edge/contract/sync.ts'
import type { CallProblem } from '../client/call-problem.ts'

class O365Event<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable, detail: Object.freeze(detail) })
  }
}

/** The edge's client is known and answers: `detail.edge`. */
export class O365ConnectedEvent extends O365Event<{ readonly address: string | null }> {
  constructor(address: string | null) {
    super('o365-connected', { address })
  }
}

export class O365StateEvent extends O365Event<{ readonly state: string }> {
  constructor(state: string) {
    super('o365-state', { state })
  }
}

export class O365ErrorEvent extends O365Event<{ readonly problem: CallProblem }> {
  constructor(problem: CallProblem) {
    super('o365-error', { problem })
  }
}

export class O365BeforeEnableEvent extends O365Event<{ readonly stream: StreamName }> {
  constructor(stream: StreamName) {
    super('o365-before-enable', { stream }, true)
  }
}

export class O365BeforeDisableEvent extends O365Event<{ readonly stream: StreamName }> {
  constructor(stream: StreamName) {
    super('o365-before-disable', { stream }, true)
  }
}

export class O365SyncChangedEvent extends O365Event<{
  readonly stream: StreamName
  readonly enabled: boolean
}> {
  constructor(stream: StreamName, enabled: boolean) {
    super('o365-sync-changed', { stream, enabled })
  }
}

export class O365BeforeSaveEvent extends O365Event<{ readonly rows: readonly unknown[] }> {
  constructor(rows: readonly unknown[]) {
    super('o365-before-save', { rows }, true)
  }
}

export class O365SavedEvent extends O365Event<{ readonly version: string }> {
  constructor(version: string) {
    super('o365-saved', { version })
  }
}

export class O365InviteEvent extends O365Event<{ readonly ids: readonly string[] }> {
  constructor(ids: readonly string[]) {
    super('o365-invite', { ids }, true)
  }
}

export class O365InvitedEvent extends O365Event<{ readonly ids: readonly string[] }> {
  constructor(ids: readonly string[]) {
    super('o365-invited', { ids })
  }
}

export class O365DecidedEvent extends O365Event<{
  readonly id: string
  readonly decision: 'approved' | 'declined'
}> {
  constructor(id: string, decision: 'approved' | 'declined') {
    super('o365-decided', { id, decision })
  }
}

declare global {
  interface HTMLElementEventMap {
    'o365-connected': O365ConnectedEvent
    'o365-state': O365StateEvent
    'o365-error': O365ErrorEvent
    'o365-before-enable': O365BeforeEnableEvent
    'o365-before-disable': O365BeforeDisableEvent
    'o365-sync-changed': O365SyncChangedEvent
    'o365-before-save': O365BeforeSaveEvent
    'o365-saved': O365SavedEvent
    'o365-invite': O365InviteEvent
    'o365-invited': O365InvitedEvent
    'o365-decided': O365DecidedEvent
  }
}
