/**
 * @module
 * The opened activity of a stream: records set aside, why a record is not synced, what happened, the
 * export. Comes as a file of its own (activity.ts).
 *
 * Owns: the calls and what they answered. Does not own: how each list looks.
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { ParkedEntry } from '../../../edge/contract/records.ts'
import type { ActivityEntry, StreamName, StreamStatus } from '../../../edge/contract/sync.ts'
import type { Result } from '../../../edge/domain/result.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { callBy } from '../../client/edge-client.ts'
import type { Answer, CallOf } from '../../client/edge-client.ts'
import { exportRoute, recordRoutes } from '../../client/late-routes.ts'
import type { RecordTable } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { MessageKey, Translate } from '../../i18n/message.ts'
import { activityList } from './activity-list.ts'
import { explainBox } from './explain-box.ts'
import type { Explained } from './explain-box.ts'
import { exportBox } from './export-box.ts'
import type { Exported } from './export-box.ts'
import { PagedList } from './paged-list.ts'
import { parkedList } from './parked-list.ts'
import type { SideName } from './conflict-values.ts'
import { questionList } from './question-list.ts'

const PAGE = 20

type StatusCall = Promise<Result<Answer<StreamStatus>, CallProblem>>

export class ActivityPanel {
  readonly #host: ReactiveControllerHost
  readonly #client: O365Client
  readonly #records: CallOf<RecordTable>
  readonly #stream: StreamName
  readonly #announce: (key: MessageKey) => void
  readonly #entries: PagedList<ActivityEntry>
  readonly #questions: PagedList<ActivityEntry>
  readonly #parked: PagedList<ParkedEntry>
  /** Entries restored or answered, or about to be. */
  readonly #acted = new Set<string>()
  #explained: Explained = { kind: 'nothing' }
  #exported: Exported = { kind: 'nothing' }
  #problem: CallProblem | undefined

  constructor(
    host: ReactiveControllerHost,
    client: O365Client,
    stream: StreamName,
    announce: (key: MessageKey) => void,
  ) {
    this.#host = host
    this.#client = client
    this.#records = callBy<RecordTable>(client.send, recordRoutes)
    this.#stream = stream
    this.#announce = announce
    const changed = () => host.requestUpdate()
    this.#entries = new PagedList(changed)
    this.#questions = new PagedList(changed)
    this.#parked = new PagedList(changed)
    void this.#loadQuestions(false)
    void this.#loadEntries(false)
    void this.#loadParked(false)
  }

  /** Gives back what the browser holds for an export. */
  close(): void {
    if (this.#exported.kind === 'made') URL.revokeObjectURL(this.#exported.url)
    this.#exported = { kind: 'nothing' }
  }

  render(t: Translate, locale: string, now: number): TemplateResult {
    const problem = this.#problem ?? this.#entries.state.problem
    return html`
      <div class="activity" part="activity" role="region" aria-label=${t('activity.show')}>
        ${problem ? problemNotice(t, problem) : nothing}
        ${questionList(t, locale, now, this.#questions.state, {
          more: () => void this.#loadQuestions(true),
          keep: (entry, side) => void this.#keep(entry, side),
          answering: ({ id }) => this.#acted.has(id),
        })}
        ${parkedList(t, locale, now, this.#parked.state, {
          more: () => void this.#loadParked(true),
          retry: (entry) => void this.#retry(entry),
        })}
        ${explainBox(t, this.#explained, (side, id) => void this.#explain(side, id))}
        ${activityList(t, locale, now, this.#entries.state, this.#linked(), {
          more: () => void this.#loadEntries(true),
          restore: (entry) => void this.#restore(entry),
          restored: ({ id }) => this.#acted.has(id),
        })}
        ${this.#renderExport(t, now)}
      </div>
    `
  }

  /** Pairs of a live stream: of one that is being taken off nobody may say that it is in sync. */
  #linked(): number {
    const known = this.#client.mailbox.get()
    const status = known.kind === 'known' ? known.mailbox.streams[this.#stream] : undefined
    return status?.phase === 'live' ? status.counts.linked : 0
  }

  #renderExport(t: Translate, now: number): TemplateResult {
    const day = new Date(now).toISOString().slice(0, 10)
    return this.#exported.kind === 'nothing'
      ? html`<button class="button plain" type="button" @click=${this.#export}>
          ${t('export.make')}
        </button>`
      : exportBox(t, this.#exported, `${this.#stream}-activity-${day}.ndjson`)
  }

  #loadEntries(more: boolean): Promise<void> {
    const params = { stream: this.#stream }
    return this.#entries.load(
      (cursor) => this.#client.call('activity', { params, query: { limit: PAGE, cursor } }),
      more,
    )
  }

  #loadQuestions(more: boolean): Promise<void> {
    const params = { stream: this.#stream }
    const only = 'questions'
    return this.#questions.load(
      (cursor) => this.#client.call('activity', { params, query: { only, limit: PAGE, cursor } }),
      more,
    )
  }

  #loadParked(more: boolean): Promise<void> {
    const params = { stream: this.#stream }
    return this.#parked.load(
      (cursor) => this.#records('parked', { params, query: { cursor } }),
      more,
    )
  }

  async #retry(entry: ParkedEntry | undefined): Promise<void> {
    const result = await this.#records('retryParked', {
      params: { stream: this.#stream },
      body: entry ? { side: entry.side, id: entry.id } : {},
    })
    this.#problem = result.ok ? undefined : result.failure
    if (result.ok) {
      this.#client.mailbox.put(result.value.value)
      this.#announce('parked.retrying')
      await this.#loadParked(false)
    }
    this.#host.requestUpdate()
  }

  async #restore({ id }: ActivityEntry): Promise<void> {
    await this.#act(id, 'activity.restored', () =>
      this.#records('restoreConflict', { params: { stream: this.#stream, id } }),
    )
  }

  /** Superseded meanwhile or answered: either way the lists say something else now. */
  async #keep({ id }: ActivityEntry, keep: SideName): Promise<void> {
    await this.#act(id, 'question.answered', () =>
      this.#records('resolveConflict', { params: { stream: this.#stream, id }, body: { keep } }),
    )
    await Promise.all([this.#loadQuestions(false), this.#loadEntries(false)])
  }

  /** Once for each entry, unless it is refused. */
  async #act(id: string, done: MessageKey, call: () => StatusCall): Promise<void> {
    this.#acted.add(id)
    this.#host.requestUpdate()
    const result = await call()
    this.#problem = result.ok ? undefined : result.failure
    if (result.ok) {
      this.#client.mailbox.put(result.value.value)
      this.#announce(done)
    } else this.#acted.delete(id)
    this.#host.requestUpdate()
  }

  async #explain(side: 'crm' | 'outlook', id: string): Promise<void> {
    this.#explained = { kind: 'asking' }
    this.#host.requestUpdate()
    const result = await this.#records('explain', { params: { stream: this.#stream, side, id } })
    this.#explained = result.ok
      ? { kind: 'told', explanation: result.value.value }
      : { kind: 'problem', problem: result.failure }
    this.#host.requestUpdate()
  }

  readonly #export = async (): Promise<void> => {
    this.#exported = { kind: 'making' }
    this.#host.requestUpdate()
    const params = { stream: this.#stream }
    const result = await this.#client.send(exportRoute, { params, text: true })
    if (result.ok) {
      const text = String(result.value.value)
      const url = URL.createObjectURL(new Blob([text], { type: 'application/x-ndjson' }))
      this.#exported = { kind: 'made', text, url }
    } else this.#exported = { kind: 'problem', problem: result.failure }
    this.#host.requestUpdate()
  }
}
