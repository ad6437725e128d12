/**
 * @module
 * Progress of a first sync, a comparison or a clearing; and the counts of a stream.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { StreamStatus } from '../../edge/contract/sync.ts'
import { timeLeft } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'

type Nothing = typeof nothing

export const progressBar = (
  t: Translate,
  locale: string,
  { progress }: StreamStatus,
): TemplateResult | Nothing => {
  if (!progress) return nothing
  const { done, total, secondsLeft } = progress
  const text = total === null ? t('progress.done', { n: done }) : t('progress.of', { done, total })
  const left =
    secondsLeft === null ? '' : t('progress.left', { time: timeLeft(locale, secondsLeft) })
  return html`
    <div class="progress" part="progress">
      ${
        total === null
          ? html`<progress aria-labelledby="label status"></progress>`
          : html`<progress
              aria-labelledby="label status"
              max=${Math.max(1, total)}
              .value=${Math.min(done, total)}
            ></progress>`
      }
      <p class="small muted"><span>${text}</span><span>${left}</span></p>
    </div>
  `
}

/** The reasons of what is left out (CAL-4, CAL-5), most first. */
export const skippedReasons = (
  t: Translate,
  skipped: Readonly<Record<string, number>>,
): TemplateResult => html`
  <ul class="reasons">
    ${Object.entries(skipped)
      .filter(([, count]) => count > 0)
      .toSorted(([, a], [, b]) => b - a)
      .map(([code, count]) => {
        const key = t.keyOf('skip', code)
        return html`<li>${t.number(count)} · ${key ? t(key) : code.replaceAll('-', ' ')}</li>`
      })}
  </ul>
`

export const sumOf = (skipped: Readonly<Record<string, number>>): number =>
  Object.values(skipped).reduce((sum, count) => sum + count, 0)

export const countsLine = (t: Translate, { counts }: StreamStatus): TemplateResult => {
  const skipped = sumOf(counts.skipped)
  return html`
    <div class="counts small" part="counts">
      <span>${t('count.linked', { n: counts.linked })}</span>
      ${counts.pending > 0 ? html`<span>${t('count.pending', { n: counts.pending })}</span>` : nothing}
      ${
        counts.conflicts > 0
          ? html`<span>${t('count.conflicts', { n: counts.conflicts })}</span>`
          : nothing
      }
      ${
        counts.parked > 0
          ? html`<span class="attention">${t('count.parked', { n: counts.parked })}</span>`
          : nothing
      }
      ${
        skipped > 0
          ? html`<details>
              <summary>${t('count.skipped', { n: skipped })}</summary>
              ${skippedReasons(t, counts.skipped)}
            </details>`
          : nothing
      }
    </div>
  `
}
