/**
 * @module
 * What one invented edge of the gallery knows, and the words in which it is asked and answers.
 *
 * Owns: these shapes. Does not own: what it answers (answers.ts), how a page reaches it (stub.ts).
 */
import type { Installation } from '../../../edge/contract/install.ts'
import type { Mailbox } from '../../../edge/contract/mailbox.ts'
import type { ContactMapping } from '../../../edge/contract/mapping.ts'
import type { RollOut, RollOutMember } from '../../../edge/contract/organization-streams.ts'
import type { Problem, ProblemCode } from '../../../edge/contract/problem.ts'
import type { RouteName } from './all-routes.ts'

export type Asked = {
  readonly name: RouteName
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly body: unknown
  readonly ifMatch: string | null
}

export type Told = {
  readonly status?: number
  readonly body?: unknown
  readonly etag?: string
  readonly delayMs?: number
}

/** `cut`: the line breaks. `never`: no answer comes while anybody looks. */
export type Answer = Told | 'cut' | 'never'

/** What a state of the gallery begins with; the rest is a mailbox not connected and 40 people. */
export type Setting = {
  readonly mailbox?: Mailbox
  readonly people?: number
  readonly mapping?: ContactMapping
  /** The organization's mapping is fixed for everybody. */
  readonly fixed?: boolean
  /** Somebody else saves between our reading and our saving. */
  readonly savedMeanwhile?: boolean
  /** The organization wants to be asked who wins a conflict, and two such questions are open. */
  readonly asked?: boolean
  /** Who asked to join. */
  readonly joining?: readonly string[]
  readonly installation?: Installation
  /** Streams switched for everybody, and what came of it for each. */
  readonly rolledOut?: {
    readonly now: readonly RollOut[]
    readonly members: readonly RollOutMember[]
  }
  /** Answered so whatever is asked. */
  readonly always?: { readonly [Name in RouteName]?: Answer }
}

/** Status and title as edge/contract/problem.ts has them; test/journeys/gallery.test.ts compares. */
export const refusals = {
  'not-permitted': [403, 'You are not allowed to do this', false],
  'origin-not-allowed': [403, 'This page is not registered', false],
  'not-found': [404, 'Not found', false],
  'not-connected': [409, 'No Microsoft 365 mailbox is connected', false],
  'consent-needed': [409, 'This has not been agreed to in Microsoft 365 yet', false],
  'already-decided': [409, 'Someone has already decided', false],
  'sign-in-again': [409, 'Microsoft 365 wants a new sign-in', false],
  'version-conflict': [412, 'Someone changed it in the meantime', false],
  'invalid-mapping': [422, 'The mapping will not work', false],
  'rate-limited': [429, 'Too many requests', true],
  'upstream-unavailable': [503, 'The other service does not answer', true],
} as const satisfies { [Code in ProblemCode]?: readonly [number, string, boolean] }

export const refuse = (code: keyof typeof refusals, more: Partial<Problem> = {}): Told => {
  const [status, title, retryable] = refusals[code]
  return { status, body: { type: `about:${code}`, title, status, code, retryable, ...more } }
}
