/**
 * @module
 * What happened to which record and why (SYN-8), read by the page; a conflict shows both values and
 * lets the one that lost be taken after all (SYN-1).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ActivityEntry, FieldConflict } from '../../../edge/contract/sync.ts'
import { exactTime, relativeTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'
import { changeList } from './change-list.ts'
import { conflictValues } from './conflict-values.ts'
import type { ValueAct } from './conflict-values.ts'
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
  linked: number,
  acts: EntryActs,
): TemplateResult => {
  const { items, loading, problem } = list
  if (items.length === 0) {
    return problem
      ? html``
      : html`<p class="muted small">${loading ? t('loading') : untold(t, linked)}</p>`
  }
  return html`
    <ul>
      ${items.map((entry) => row(t, locale, now, entry, acts))}
    </ul>
    ${moreButton(t, list, acts.more)}
  `
}

/** A first sync writes no line for each record: an empty list must not deny what it did (SYN-8). */
const untold = (t: Translate, linked: number): string =>
  linked > 0 ? t('activity.in-step', { n: linked }) : t('activity.empty')

const row = (
  t: Translate,
  locale: string,
  now: number,
  entry: ActivityEntry,
  acts: EntryActs,
) => html`
  <li class=${`entry ${entry.kind}`}>
    <div>
      <p>
        <bdi
          >${entry.label ?? t(entry.code === 'first-sync' ? 'activity.first-sync' : 'activity.record')}</bdi
        >
      </p>
      ${entry.code === 'first-sync' ? nothing : html`<p class="small muted">${whatHappened(t, entry)}</p>`}
      ${told(t, locale, entry, acts)}
      ${entry.mailed ? html`<p class="small">${t('activity.mailed', { n: entry.mailed })}</p>` : nothing}
    </div>
    <time class="small muted" datetime=${entry.at} title=${exactTime(locale, entry.at)}>
      ${relativeTime(locale, entry.at, now)}
    </time>
  </li>
`

const told = (t: Translate, locale: string, entry: ActivityEntry, acts: EntryActs) => {
  const { kind, changes, conflict } = entry
  if (conflict) return decided(t, entry, conflict, acts)
  if (kind === 'conflict') return bothValues(t, locale, entry, acts)
  return changes && changes.length > 0 ? changeList(t, changes) : reason(t, entry)
}

const whatHappened = (t: Translate, entry: ActivityEntry): string => {
  const { kind, side, fields, changes, conflict } = entry
  const key =
    (side ? t.keyOf('activity', `${kind}.${side}`) : undefined) ?? t.keyOf('activity', kind)
  const what = key ? t(key) : kind
  if (conflict) return `${what}: ${fieldText(t, conflict.field, conflict.label)}`
  // Each change names its field itself.
  return fields.length > 0 && !changes?.length
    ? `${what}: ${fields.map((field) => fieldText(t, field)).join(', ')}`
    : what
}

const reason = (t: Translate, entry: ActivityEntry) => {
  const { kind, code, detail, count = 0 } = entry
  const key = code ? (t.keyOf('stream', code) ?? t.keyOf('skip', code)) : undefined
  const text = key ? t(key, { n: count }) : (detail ?? code)
  return text
    ? html`<p class=${kind === 'parked' ? 'small attention' : 'small muted'}>${text}</p>`
    : nothing
}

/** A question is answered in the list in front; here it is only told. */
const decided = (
  t: Translate,
  entry: ActivityEntry,
  conflict: FieldConflict,
  acts: EntryActs,
): TemplateResult => {
  const { winner, question } = conflict
  if (question === 'open') return html`<p class="small attention">${t('question.open')}</p>`
  if (winner === null) {
    return html`${conflictValues(t, conflict, [])}
      <p class="small muted">${t('question.superseded')}</p>`
  }
  // What a person has chosen is changed by editing; the edge keeps the value for what a rule decided.
  if (question !== undefined || entry.detail === null) return conflictValues(t, conflict, [])
  const side = winner === 'crm' ? 'outlook' : 'crm'
  const act: ValueAct = {
    words: 'activity.restore',
    side,
    done: acts.restored(entry),
    run: () => acts.restore(entry),
  }
  return conflictValues(t, conflict, [act])
}

/** Of an edge that tells no `conflict`. `side` is the one whose value was not taken. */
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
