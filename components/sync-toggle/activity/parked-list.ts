/**
 * @module
 * Records that were refused, each with its reason and a second try (SYN-6).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ParkedEntry } from '../../../edge/contract/records.ts'
import { exactTime, relativeTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'
import { moreButton } from './more-button.ts'
import type { ListState } from './paged-list.ts'
import { fieldText } from './value-text.ts'

export type ParkedActs = {
  more(): void
  /** Without an entry: all of them. */
  retry(entry?: ParkedEntry): void
}

export const parkedList = (
  t: Translate,
  locale: string,
  now: number,
  list: ListState<ParkedEntry>,
  acts: ParkedActs,
): TemplateResult => {
  const { items } = list
  if (items.length === 0) return html``
  return html`
    <section class="aside" part="parked" aria-labelledby="parked-title">
      <div class="row between">
        <h3 id="parked-title">${t('parked.title')} · ${t.number(items.length)}</h3>
        ${
          items.length > 1
            ? html`<button class="button" type="button" @click=${() => acts.retry()}>
                ${t('parked.retry-all')}
              </button>`
            : nothing
        }
      </div>
      <p class="small muted">${t('parked.lead')}</p>
      <ul>
        ${items.map((entry) => row(t, locale, now, entry, acts))}
      </ul>
      ${moreButton(t, list, acts.more)}
    </section>
  `
}

const row = (t: Translate, locale: string, now: number, entry: ParkedEntry, acts: ParkedActs) => {
  const { label, side, code, detail, field, at } = entry
  const key = t.keyOf('stream', code)
  const name = label ?? t('activity.record')
  return html`
    <li class="entry">
      <div>
        <p><bdi>${name}</bdi> <span class="small muted">${t(`parked.in.${side}`)}</span></p>
        <p class="small attention">${key ? t(key) : detail}</p>
        <p class="small muted">
          ${field === null ? nothing : html`${t('parked.field', { field: fieldText(t, field) })} · `}
          <time datetime=${at} title=${exactTime(locale, at)}
            >${relativeTime(locale, at, now)}</time
          >
        </p>
      </div>
      <button
        class="button"
        type="button"
        aria-label=${`${t('parked.retry')}: ${name}`}
        @click=${() => acts.retry(entry)}
      >
        ${t('parked.retry')}
      </button>
    </li>
  `
}
