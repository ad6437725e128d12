/**
 * @module
 * The button under a list that goes on.
 */
import { html, nothing } from 'lit'
import type { Translate } from '../../i18n/message.ts'
import type { ListState } from './paged-list.ts'

export const moreButton = (
  t: Translate,
  { cursor, loading }: Pick<ListState<unknown>, 'cursor' | 'loading'>,
  more: () => void,
) =>
  cursor === null
    ? nothing
    : html`<button class="button plain" type="button" aria-disabled=${loading} @click=${more}>
        ${t('more')}
      </button>`
