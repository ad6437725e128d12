/**
 * @module
 * The activity of 90 days to take along (SYN-8): a file where the page lets one be saved, and the same
 * text to copy where it does not (a sandboxed frame without downloads).
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { CallProblem } from '../../client/call-problem.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import type { Translate } from '../../i18n/message.ts'

export type Exported =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'making' }
  | { readonly kind: 'made'; readonly text: string; readonly url: string }
  | { readonly kind: 'problem'; readonly problem: CallProblem }

/** A text area with more than this makes the page slow; the file has all of it. */
const SHOWN_CHARS = 200_000

export const exportBox = (t: Translate, exported: Exported, fileName: string): TemplateResult => {
  switch (exported.kind) {
    case 'nothing':
      return html``
    case 'making':
      return html`<p class="small muted" role="status">${t('export.making')}</p>`
    case 'problem':
      return problemNotice(t, exported.problem)
    case 'made':
      return html`
        <div class="export" part="export">
          <a class="button primary" href=${exported.url} download=${fileName}
            >${t('export.save')}</a
          >
          <details>
            <summary>${t('export.text')}</summary>
            <textarea
              readonly
              rows="6"
              aria-label=${t('export.text')}
              .value=${exported.text.slice(0, SHOWN_CHARS)}
            ></textarea>
          </details>
        </div>
      `
  }
}
