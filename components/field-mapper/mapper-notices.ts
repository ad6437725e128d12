/**
 * @module
 * The buttons below the table.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping } from '../../edge/contract/mapping.ts'
import { relativeTime } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'
import { isDefault, isDirty } from './mapper-state.ts'
import type { Draft } from './mapper-state.ts'

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
