/**
 * @module
 * The mapping between element and edge: loading, live preview with stale answers dropped, saving with
 * If-Match and what happens when somebody was faster (CON-5).
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { ContactMapping, MappingRow, Preview } from '../../edge/contract/mapping.ts'
import type { Result } from '../../edge/domain/result.ts'
import { offline } from '../client/call-problem.ts'
import type { CallProblem } from '../client/call-problem.ts'
import type { Answer } from '../client/edge-client.ts'
import type { O365Client } from '../client/o365-client.ts'
import { completeRows, open, plainRows, tell } from './mapper-state.ts'
import type { Draft } from './mapper-state.ts'

export type MappingState =
  | { readonly kind: 'setup' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly problem: CallProblem }
  | {
      readonly kind: 'open'
      readonly draft: Draft
      readonly saving: boolean
      readonly problem: CallProblem | undefined
      /** What somebody else saved meanwhile. */
      readonly theirs: Answer<ContactMapping> | undefined
    }

export type PreviewState = {
  readonly preview: Preview | undefined
  readonly problem: CallProblem | undefined
}

/** Long enough to choose twice in a row, short enough to count as live. */
const PREVIEW_MS = 350

/** Whose mapping it is; the member's own unless told otherwise. */
export type MappingSource = {
  read(): Promise<Result<Answer<ContactMapping>, CallProblem>>
  /** @param saved as it was read */
  save(
    rows: MappingRow[],
    ifMatch: string,
    saved: ContactMapping,
  ): Promise<Result<Answer<ContactMapping>, CallProblem>>
}

const lost = { ok: false, failure: offline } as const

const ownMapping = (client: O365Client): MappingSource => ({
  read: () => client.call('contactMapping'),
  save: (rows, ifMatch) => client.call('saveMapping', { body: { rows }, ifMatch }),
})

export const stateName = (state: MappingState, dirty: boolean): string => {
  if (state.kind !== 'open') return state.kind
  if (state.saving) return 'saving'
  if (state.theirs) return 'conflict'
  return dirty ? 'dirty' : 'ready'
}

export class MappingController implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #client: O365Client | undefined
  #source: Promise<MappingSource | undefined> | undefined
  #etag = ''
  #timer: ReturnType<typeof setTimeout> | undefined
  #asking: AbortController | undefined
  #crmId: string | undefined
  state: MappingState = { kind: 'setup' }
  preview: PreviewState = { preview: undefined, problem: undefined }

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer)
    this.#asking?.abort()
  }

  /** @param source comes with a part of ours; what does not come is told as unreachable */
  use(client: O365Client | undefined, source?: Promise<MappingSource | undefined>): void {
    this.#client = client
    this.#source = source ?? (client && Promise.resolve(ownMapping(client)))
    this.#enter({ kind: client ? 'loading' : 'setup' })
    void this.load()
  }

  load = async (): Promise<void> => {
    const source = this.#source
    if (!source) return
    const result = (await (await source)?.read()) ?? lost
    if (source !== this.#source) return
    if (result.ok) this.#take(result.value)
    else this.#enter({ kind: 'failed', problem: result.failure })
  }

  edit(draft: Draft): void {
    if (this.state.kind !== 'open') return
    this.#enter({ ...this.state, draft })
    this.askPreview()
  }

  /** `over`: save although somebody else has saved meanwhile. `send`: in another way than the source's. */
  async save(over = false, send?: MappingSource['save']): Promise<boolean> {
    const { state } = this
    if (state.kind !== 'open') return false
    if (over && state.theirs) this.#etag = etagOf(state.theirs)
    this.#enter({ ...state, saving: true, problem: undefined, theirs: undefined })
    const { draft } = state
    const by = send ?? (await this.#source)?.save
    const result = (await by?.(plainRows(completeRows(draft)), this.#etag, draft.saved)) ?? lost
    if (result.ok) {
      this.#take(result.value)
      return true
    }
    await this.#refused(result.failure)
    return false
  }

  /** A part of ours that did not come. */
  fail(problem: CallProblem): void {
    if (this.state.kind === 'open') this.#enter({ ...this.state, problem })
  }

  takeTheirs(): void {
    if (this.state.kind === 'open' && this.state.theirs) this.#take(this.state.theirs)
  }

  /** Shows another contact of the CRM, by its id; an empty id shows the edge's choice. */
  show = (crmId: string): void => {
    this.#crmId = crmId.trim() || undefined
    this.askPreview(0)
  }

  askPreview(ms = PREVIEW_MS): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#askPreview(), ms)
  }

  async #askPreview(): Promise<void> {
    const { state } = this
    if (state.kind !== 'open' || !this.#client) return
    this.#asking?.abort()
    const asking = (this.#asking = new AbortController())
    const sent = completeRows(state.draft)
    const crmId = this.#crmId
    const result = await this.#client.call('previewMapping', {
      body: { rows: plainRows(sent), ...(crmId === undefined ? {} : { crmId }) },
      signal: asking.signal,
    })
    if (asking.signal.aborted || this.state.kind !== 'open') return
    if (!result.ok) {
      this.preview = { ...this.preview, problem: result.failure }
      return this.#host.requestUpdate()
    }
    this.preview = { preview: result.value.value, problem: undefined }
    this.#enter({ ...this.state, draft: tell(this.state.draft, sent, result.value.value.issues) })
  }

  async #refused(problem: CallProblem): Promise<void> {
    if (this.state.kind !== 'open') return
    this.#enter({ ...this.state, saving: false, problem })
    if (problem.code !== 'version-conflict') return
    const theirs = await (await this.#source)?.read()
    if (this.state.kind === 'open' && theirs?.ok) {
      this.#enter({ ...this.state, problem: undefined, theirs: theirs.value })
    }
  }

  #take(answer: Answer<ContactMapping>): void {
    this.#etag = etagOf(answer)
    this.#enter({
      kind: 'open',
      draft: open(answer.value),
      saving: false,
      problem: undefined,
      theirs: undefined,
    })
    this.askPreview(0)
  }

  #enter(state: MappingState): void {
    this.state = state
    this.#host.requestUpdate()
  }
}

/** A page that may not read the header still knows the version, which is the same by contract. */
const etagOf = ({ etag, value }: Answer<ContactMapping>): string => etag ?? `"${value.version}"`
