/**
 * @module
 * Around the table: the buttons, what cannot work, what somebody else has saved meanwhile.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping } from '../../edge/contract/mapping.ts'
import { warningIcon } from '../element/icons.ts'
import { relativeTime } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'
import { isDefault, isDirty, issuesOf, rowsInError } from './mapper-state.ts'
import type { Draft, DraftRow } from './mapper-state.ts'
import { issueText, nameOf } from './mapping-row.ts'

type Acts = {
  add(): void
  reset(): void
  discard(): void
  save(): void
  versions(): void
  readonly versionsOpen: boolean
}

export const actionBar = (
  t: Translate,
  locale: string,
  now: number,
  draft: Draft,
  saving: boolean,
  acts: Acts,
): TemplateResult => {
  const dirty = isDirty(draft)
  return html`
    <div class="actions" part="actions">
      <button class="button" type="button" id="add" @click=${acts.add}>${t('mapper.add')}</button>
      ${isDefault(draft) ? nothing : resetButton(t, acts)} ${versionsButton(t, acts)}
      <span class="small muted push">
        ${dirty ? t('mapper.dirty') : savedLine(t, locale, now, draft.saved)}
      </span>
      ${
        dirty
          ? html`<button class="button" type="button" @click=${acts.discard}>
              ${t('mapper.discard')}
            </button>`
          : nothing
      }
      <button
        class="button primary"
        type="button"
        aria-disabled=${!dirty || saving}
        aria-busy=${saving}
        @click=${() => dirty && !saving && acts.save()}
      >
        ${t(saving ? 'mapper.saving' : 'mapper.save')}
      </button>
    </div>
  `
}

const versionsButton = (t: Translate, acts: Acts) => html`
  <button
    class="button plain"
    type="button"
    aria-expanded=${acts.versionsOpen}
    @click=${acts.versions}
  >
    ${t('versions.title')}
  </button>
`

const resetButton = (t: Translate, { reset }: Acts) => html`
  <button class="button plain" type="button" @click=${reset}>${t('mapper.reset')}</button>
`

const savedLine = (
  t: Translate,
  locale: string,
  now: number,
  { isDefault: untouched, savedAt, savedBy }: ContactMapping,
): string => {
  if (untouched || savedAt === null) return t('mapper.default')
  const ago = relativeTime(locale, savedAt, now)
  return savedBy === null
    ? t('mapper.saved-at', { ago })
    : t('mapper.saved-by', { ago, name: savedBy })
}

export const errorSummary = (
  t: Translate,
  draft: Draft,
  focus: (row: DraftRow) => void,
): TemplateResult | typeof nothing => {
  const rows = rowsInError(draft)
  return rows.length === 0
    ? nothing
    : html`<div class="notice danger" part="problem" role="alert">
        ${warningIcon}
        <div>
          <p>${t('mapper.errors', { n: rows.length })}</p>
          <ul>
            ${rows.map((row) => {
              const name = nameOf(t, draft.saved, row, draft.rows.indexOf(row) + 1)
              return html`<li>
                <button class="button plain" type="button" @click=${() => focus(row)}>
                  ${name}
                </button>
                ${issuesOf(draft, row).map((issue) => issueText(t, issue))}
              </li>`
            })}
          </ul>
        </div>
      </div>`
}

/** What is wrong or lost in the mapping as a whole, such as a required field that no row writes. */
export const wholeNotice = (t: Translate, { told }: Draft): TemplateResult | typeof nothing => {
  const issues = told.filter(({ key }) => key === null)
  return issues.length === 0
    ? nothing
    : html`<div class="notice warning" part="problem">
        ${warningIcon}
        <div>${issues.map((issue) => html`<p>${issueText(t, issue)}</p>`)}</div>
      </div>`
}
