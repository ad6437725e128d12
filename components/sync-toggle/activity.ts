/**
 * @module
 * The activity of a stream (SYN-8), read by the page: what happened to which record and why, parked
 * records with their reason.
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { ActivityEntry, StreamName } from '../../edge/contract/sync.ts'
import type { CallProblem } from '../client/call-problem.ts'
import type { O365Client } from '../client/o365-client.ts'
import { problemNotice } from '../element/problem-notice.ts'
import { exactTime, relativeTime } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'

const PAGE = 20

export class ActivityController {
  readonly #host: ReactiveControllerHost
  #entries: readonly ActivityEntry[] = []
  #cursor: string | null = null
  #loading = false
  #problem: CallProblem | undefined
  /** Answers for another list than the one shown are dropped. */
  #run = 0

  constructor(host: ReactiveControllerHost) {
    this.#host = host
  }

  async load(client: O365Client, stream: StreamName, more: boolean): Promise<void> {
    const mine = ++this.#run
    this.#loading = true
    this.#host.requestUpdate()
    const cursor = more ? (this.#cursor ?? undefined) : undefined
    const result = await client.call('activity', {
      params: { stream },
      query: { limit: PAGE, cursor },
    })
    if (mine !== this.#run) return
    this.#loading = false
    this.#problem = result.ok ? undefined : result.failure
    if (result.ok) {
      const { entries, cursor: next } = result.value.value
      this.#entries = more ? [...this.#entries, ...entries] : entries
      this.#cursor = next
    }
    this.#host.requestUpdate()
  }

  render(t: Translate, locale: string, now: number, more: () => void): TemplateResult {
    return html`
      <div class="activity" part="activity" role="region" aria-label=${t('activity.show')}>
        ${this.#problem ? problemNotice(t, this.#problem) : nothing}
        ${
          this.#entries.length > 0
            ? html`<ul>
                ${this.#entries.map((entry) => activityRow(t, locale, now, entry))}
              </ul>`
            : this.#problem
              ? nothing
              : html`<p class="muted small">${t(this.#loading ? 'loading' : 'activity.empty')}</p>`
        }
        ${
          this.#cursor !== null && this.#entries.length > 0
            ? html`<button
                class="button plain"
                type="button"
                aria-disabled=${this.#loading}
                @click=${() => !this.#loading && more()}
              >
                ${t('more')}
              </button>`
            : nothing
        }
      </div>
    `
  }
}

const activityRow = (t: Translate, locale: string, now: number, entry: ActivityEntry) => html`
  <li class=${`entry ${entry.kind}`}>
    <div>
      <p><bdi>${entry.label ?? t('activity.record')}</bdi></p>
      <p class="small muted">${whatHappened(t, entry)}</p>
      ${
        entry.detail || entry.code
          ? html`<p class=${entry.kind === 'parked' ? 'small attention' : 'small muted'}>
              ${reasonOf(t, entry)}
            </p>`
          : nothing
      }
    </div>
    <time class="small muted" datetime=${entry.at} title=${exactTime(locale, entry.at)}>
      ${relativeTime(locale, entry.at, now)}
    </time>
  </li>
`

const whatHappened = (t: Translate, { kind, side, fields }: ActivityEntry): string => {
  const key =
    (side ? t.keyOf('activity', `${kind}.${side}`) : undefined) ?? t.keyOf('activity', kind)
  const what = key ? t(key) : kind
  return fields.length > 0 ? `${what}: ${fields.join(', ')}` : what
}

const reasonOf = (t: Translate, { code, detail }: ActivityEntry): string => {
  const key = code ? (t.keyOf('stream', code) ?? t.keyOf('skip', code)) : undefined
  return key ? t(key) : (detail ?? code ?? '')
}
