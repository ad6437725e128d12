/**
 * @module
 * Both values of a field that was changed on both sides, each with what can be done with it: taken after
 * all, or chosen while nobody has decided (SYN-1).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { FieldConflict } from '../../../edge/contract/sync.ts'
import type { Translate } from '../../i18n/message.ts'
import { shownText } from './shown-text.ts'
import { fieldText } from './value-text.ts'

export type SideName = 'crm' | 'outlook'

export type ValueAct = {
  readonly words: 'activity.restore' | 'question.keep'
  readonly side: SideName
  /** Under way, or done. */
  readonly done: boolean
  run(): void
}

const sides: readonly SideName[] = ['crm', 'outlook']

export const conflictValues = (
  t: Translate,
  conflict: FieldConflict,
  acts: readonly ValueAct[],
): TemplateResult => html`
  <dl class="values both small" part="conflict">
    ${sides.map((side) => {
      const act = acts.find((each) => each.side === side)
      return html`<div>
        <dt>${t(titleOf(conflict, side))}</dt>
        <dd>
          ${shownText(t, conflict[side], conflict.cut)} ${act ? button(t, conflict, act) : nothing}
        </dd>
      </div>`
    })}
  </dl>
`

const titleOf = ({ winner }: FieldConflict, side: SideName) => {
  if (winner === null) return `explain.${side}` as const
  return winner === side ? (`activity.kept.${side}` as const) : (`activity.lost.${side}` as const)
}

const button = (t: Translate, { field, label }: FieldConflict, act: ValueAct) => {
  const { words, side, done, run } = act
  // Several of them stand in one list: the name says which field and side.
  const name = `${t(words)}: ${fieldText(t, field, label)}, ${t(`explain.${side}`)}`
  return html`<button
    class="button"
    type="button"
    aria-label=${name}
    aria-disabled=${done}
    @click=${() => !done && run()}
  >
    ${t(words)}
  </button>`
}
