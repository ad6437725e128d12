/**
 * @module
 * The list of people: only the rows that are seen, each saying its place in the whole.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Person } from '../../edge/contract/people.ts'
import { checkIcon } from '../element/icons.ts'
import type { Translate } from '../i18n/message.ts'
import type { ComboboxController } from './combobox-controller.ts'
import type { DirectoryState } from './directory-controller.ts'
import { initials, isChosen, whyNot } from './picker-state.ts'

export type ListProps = {
  readonly directory: DirectoryState
  readonly selected: readonly Person[]
  readonly multiple: boolean
  press(index: number): void
}

type Place = Pick<ComboboxController, 'active' | 'rows' | 'scrolled'>
type Props = ListProps & Place

/** The layer over the page. */
export const peoplePopup = (
  t: Translate,
  { active, rows, scrolled }: Place,
  props: ListProps,
): TemplateResult =>
  html`<div popover="manual" id="popup" part="popup">
    ${optionList(t, { ...props, active, rows, scrolled })}
  </div>`

const optionList = (t: Translate, props: Props): TemplateResult => {
  const { people, query, busy } = props.directory
  return html`
    <div
      id="list"
      part="list"
      role="listbox"
      tabindex="-1"
      aria-label=${t('picker.list')}
      aria-multiselectable=${props.multiple}
      aria-busy=${busy}
      ?hidden=${people.length === 0}
      @scroll=${(event: Event) => props.scrolled((event.currentTarget as HTMLElement).scrollTop)}
      @mousedown=${keepFocus}
    >
      <div class="tall" role="presentation">
        ${props.rows.map((index) => option(t, props, index))}
      </div>
    </div>
    ${
      people.length > 0
        ? nothing
        : html`<p class="empty muted" part="empty">
            <slot name="empty"
              >${
                busy
                  ? t('picker.searching')
                  : query
                    ? t('picker.empty', { query })
                    : t('picker.empty-all')
              }</slot
            >
          </p>`
    }
  `
}

const option = (t: Translate, props: Props, index: number) => {
  const person = props.directory.people[index]
  if (!person) return nothing
  const reason = whyNot(person)
  const chosen = isChosen(props.selected, person)
  return html`
    <div
      id=${`o${index}`}
      class=${`option${index === props.active ? ' active' : ''}`}
      part="option"
      role="option"
      data-row=${index}
      aria-selected=${chosen}
      aria-disabled=${reason !== undefined}
      aria-setsize=${props.directory.total ?? (props.directory.cursor === null ? props.directory.people.length : -1)}
      aria-posinset=${index + 1}
      @click=${() => props.press(index)}
    >
      <span class="avatar" aria-hidden="true">${initials(person.displayName)}</span>
      <span class="who">
        <span class="name"><bdi>${person.displayName}</bdi></span>
        <span class="small muted line">
          <bdi>${person.address ?? t('picker.no-address')}</bdi>${
            person.department ? html` · <bdi>${person.department}</bdi>` : nothing
          }
        </span>
      </span>
      ${badges(t, person)}
      ${reason ? html`<span class="visually-hidden">${t(reason)}</span>` : nothing}
      <span class="tick">${chosen ? checkIcon : nothing}</span>
    </div>
  `
}

const badges = (t: Translate, { status, enabled, guest, address }: Person) => html`
  ${guest ? html`<span class="badge">${t('picker.guest')}</span>` : nothing}
  ${
    status === 'available'
      ? nothing
      : html`<span class=${`badge ${status}`}>${t(`picker.status.${status}`)}</span>`
  }
  ${address === null ? html`<span class="badge off">${t('picker.no-mailbox')}</span>` : nothing}
  ${enabled === false ? html`<span class="badge off">${t('picker.disabled')}</span>` : nothing}
`

/** The focus stays in the input; the list is only looked at. */
const keepFocus = (event: Event): void => event.preventDefault()

/** What is said when the answer is there; a plus where the directory does not tell how many. */
export const foundText = (
  t: Translate,
  { people, total, cursor, query }: DirectoryState,
): string => {
  const n = total ?? people.length
  if (n === 0) return t('picker.empty', { query })
  return t('picker.results', { n }) + (total === null && cursor !== null ? ' +' : '')
}
