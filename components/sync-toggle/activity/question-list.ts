/**
 * @module
 * What waits for an answer of this person: fields that were changed on both sides where the organization
 * wants to be asked (SYN-1). Stands in front of the activity.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { ActivityEntry, FieldConflict } from '../../../edge/contract/sync.ts'
import { exactTime, relativeTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'
import { conflictValues } from './conflict-values.ts'
import type { SideName } from './conflict-values.ts'
import { moreButton } from './more-button.ts'
import type { ListState } from './paged-list.ts'
import { fieldText } from './value-text.ts'

export type QuestionActs = {
  more(): void
  keep(entry: ActivityEntry, side: SideName): void
  /** Being answered. */
  answering(entry: ActivityEntry): boolean
}

type Asked = ActivityEntry & { readonly conflict: FieldConflict }

export const questionList = (
  t: Translate,
  locale: string,
  now: number,
  list: ListState<ActivityEntry>,
  acts: QuestionActs,
): TemplateResult => {
  const asked = list.items.filter((entry): entry is Asked => entry.conflict !== undefined)
  if (asked.length === 0) return html``
  return html`
    <section class="aside" part="questions" aria-labelledby="question-title">
      <h3 id="question-title">${t('question.title', { n: asked.length })}</h3>
      <p class="small muted">${t('question.lead')}</p>
      <ul>
        ${asked.map((entry) => row(t, locale, now, entry, acts))}
      </ul>
      ${moreButton(t, list, acts.more)}
    </section>
  `
}

const row = (t: Translate, locale: string, now: number, entry: Asked, acts: QuestionActs) => {
  const { at, label, conflict } = entry
  const done = acts.answering(entry)
  const act = (side: SideName) => ({
    words: 'question.keep' as const,
    side,
    done,
    run: () => acts.keep(entry, side),
  })
  return html`
    <li class="entry question">
      <div>
        <p><bdi>${label ?? t('activity.record')}</bdi></p>
        <p class="small muted">${fieldText(t, conflict.field, conflict.label)}</p>
        ${conflictValues(t, conflict, [act('crm'), act('outlook')])}
      </div>
      <time class="small muted" datetime=${at} title=${exactTime(locale, at)}>
        ${relativeTime(locale, at, now)}
      </time>
    </li>
  `
}
