/**
 * @module
 * What happened to which record and why (SYN-8), read by the page; a conflict shows both values and
 * lets the one that lost be taken after all (SYN-1).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ActivityEntry } from '../../../edge/contract/sync.ts'
import { exactTime, relativeTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'
import { moreButton } from './more-button.ts'
import type { ListState } from './paged-list.ts'
import { fieldText, isJson, valueText } from './value-text.ts'

export type EntryActs = {
  more(): void
  restore(entry: ActivityEntry): void
  /** The conflict being restored, or restored already. */
  restored(entry: ActivityEntry): boolean
}

export const activityList = (
  t: Translate,
  locale: string,
  now: number,
  list: ListState<ActivityEntry>,
  acts: EntryActs,
): TemplateResult => {
  const { items, loading, problem } = list
  if (items.length === 0) {
    return problem
      ? html``
      : html`<p class="muted small">${t(loading ? 'loading' : 'activity.empty')}</p>`
  }
  return html`
    <ul>
      ${items.map((entry) => row(t, locale, now, entry, acts))}
    </ul>
    ${moreButton(t, list, acts.more)}
  `
}

const row = (
  t: Translate,
  locale: string,
  now: number,
  entry: ActivityEntry,
  acts: EntryActs,
) => html`
  <li class=${`entry ${entry.kind}`}>
    <div>
      <p><bdi>${entry.label ?? t('activity.record')}</bdi></p>
      <p class="small muted">${whatHappened(t, entry)}</p>
      ${entry.kind === 'conflict' ? bothValues(t, locale, entry, acts) : reason(t, entry)}
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
  return fields.length > 0
    ? `${what}: ${fields.map((field) => fieldText(t, field)).join(', ')}`
    : what
}

const reason = (t: Translate, entry: ActivityEntry) => {
  const { kind, code, detail } = entry
  const key = code ? (t.keyOf('stream', code) ?? t.keyOf('skip', code)) : undefined
  const text = key ? t(key) : (detail ?? code)
  return text
    ? html`<p class=${kind === 'parked' ? 'small attention' : 'small muted'}>${text}</p>`
    : nothing
}

/** `side` is the one whose value was not taken. */
const bothValues = (t: Translate, locale: string, entry: ActivityEntry, acts: EntryActs) => {
  const { side, detail } = entry
  if (side === null || !isJson(detail)) return reason(t, entry)
  const kept = side === 'crm' ? 'outlook' : 'crm'
  const done = acts.restored(entry)
  return html`
    <dl class="values small" part="conflict">
      <div>
        <dt>${t(`activity.kept.${kept}`)}</dt>
        <dd>${t('activity.kept-now')}</dd>
      </div>
      <div>
        <dt>${t(`activity.lost.${side}`)}</dt>
        <dd><bdi>${valueText(t, locale, detail)}</bdi></dd>
      </div>
    </dl>
    <button
      class="button"
      type="button"
      aria-disabled=${done}
      @click=${() => !done && acts.restore(entry)}
    >
      ${t('activity.restore')}
    </button>
  `
}
