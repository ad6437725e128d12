/**
 * @module
 * The chosen people as chips: one stop of the Tab key, arrows within, Delete removes.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Person } from '../../edge/contract/people.ts'
import { crossIcon } from '../element/icons.ts'
import type { Translate } from '../i18n/message.ts'

type Acts = {
  remove(person: Person, index: number): void
  /** `index` past the last chip is the input. */
  go(index: number): void
}
type ChipsProps = Acts & { readonly selected: readonly Person[] }

/** `current` is the chip the Tab key reaches. */
export const chips = (
  t: Translate,
  selected: readonly Person[],
  current: number,
  locked: boolean,
  acts: Acts,
): TemplateResult => html`
  <ul class="chips" role="list" aria-label=${t('picker.chips')}>
    ${selected.map(
      (person, index) => html`
        <li class="chip" part="chip" role="listitem">
          <bdi title=${person.address ?? ''}>${person.displayName}</bdi>
          <button
            type="button"
            part="remove"
            id=${`chip${index}`}
            tabindex=${index === Math.min(current, selected.length - 1) ? 0 : -1}
            aria-label=${t('picker.remove', { name: person.displayName })}
            ?disabled=${locked}
            @click=${() => acts.remove(person, index)}
            @keydown=${(event: KeyboardEvent) => onKey(event, { ...acts, selected }, person, index)}
          >
            ${crossIcon}
          </button>
        </li>
      `,
    )}
  </ul>
`

const onKey = (event: KeyboardEvent, props: ChipsProps, person: Person, index: number): void => {
  const button = event.currentTarget as HTMLElement
  const forward = getComputedStyle(button).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const last = props.selected.length - 1
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight':
      props.go(event.key === forward ? index + 1 : Math.max(0, index - 1))
      break
    case 'Home':
      props.go(0)
      break
    case 'End':
      props.go(last)
      break
    case 'Delete':
    case 'Backspace':
      props.remove(person, index)
      break
    default:
      return
  }
  event.preventDefault()
}
