/**
 * @module
 * What `<o365-install>` shows in each state but the question before an uninstall (removal.ts).
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Installation, Removal } from '../../edge/contract/install.ts'
import { checkIcon } from '../element/icons.ts'
import { exactTime } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'
import type { InstallLink } from './installation-controller.ts'

export type Shown = {
  readonly t: Translate
  readonly locale: string
  readonly installation: Installation
  readonly mayManage: boolean
  readonly busy: boolean
}

export const offer = (shown: Shown, begin: () => void): TemplateResult => html`
  <p>${shown.t('install.lead')}</p>
  ${beginButton(shown, begin)}
`

const beginButton = ({ t, mayManage, busy }: Shown, begin: () => void): TemplateResult =>
  mayManage
    ? html`<div class="row">
        <button class="button primary" type="button" aria-disabled=${busy} @click=${begin}>
          ${t('install.begin')}
        </button>
      </div>`
    : html`<p class="muted">${t('install.needs')}</p>`

export const linkView = (
  { t, locale }: Shown,
  { url, expiresAt }: InstallLink,
  copy: () => void,
): TemplateResult => html`
  <p>${t('install.link')}</p>
  <div class="row">
    <a class="button primary" href=${url} target="_blank" rel="noopener noreferrer">
      ${t('install.open')}
    </a>
    <button class="button" type="button" @click=${copy}>${t('install.copy')}</button>
  </div>
  <p class="small muted">${t('install.until', { date: exactTime(locale, expiresAt) })}</p>
  <p class="small muted">${t('install.waiting')}</p>
`

export const installed = (shown: Shown, remove: () => void): TemplateResult => {
  const { t, mayManage } = shown
  return html`
    <p class="well">${checkIcon}<span>${whoConnected(shown)}</span></p>
    ${
      mayManage
        ? html`<div class="row">
            <button class="button danger" type="button" data-remove @click=${remove}>
              ${t('install.remove')}
            </button>
          </div>`
        : ''
    }
  `
}

const whoConnected = ({ t, locale, installation }: Shown): string => {
  const { installedAt, installedBy } = installation
  if (installedAt === null) return t('install.on')
  const date = exactTime(locale, installedAt)
  return installedBy
    ? t('install.by', { date, name: installedBy.displayName })
    : t('install.since', { date })
}

export const removing = ({ t, installation }: Shown): TemplateResult => {
  const { done, total } = installation.removal?.mailboxes ?? { done: 0, total: 0 }
  return html`
    <p id="progress">${t('install.removing', { done, total })}</p>
    <progress aria-labelledby="progress" max=${Math.max(1, total)} .value=${done}></progress>
  `
}

export const removed = (shown: Shown, begin: () => void): TemplateResult => {
  const { t, locale, installation } = shown
  const report = installation.removal
  return html`
    ${
      report?.endedAt
        ? html`<p>${t('install.removed', { date: exactTime(locale, report.endedAt) })}</p>
            ${summary(t, report)}
            <div class="row">
              <button class="button" type="button" @click=${() => save(installation)}>
                ${t('install.report')}
              </button>
            </div>`
        : ''
    }
    ${beginButton(shown, begin)}
  `
}

const summary = (t: Translate, { results, remains }: Removal): TemplateResult => {
  const left = results.filter((one) => [one.calendar, one.contacts].includes('left')).length
  return html`
    ${left > 0 ? html`<p>${t('install.left', { n: left })}</p>` : ''}
    <p class="small muted" id="remains">${t('install.remains')}</p>
    <ul class="bullets small" aria-labelledby="remains">
      ${remains.map((code) => {
        const key = t.keyOf('remains', code)
        return html`<li>${key ? t(key) : code}</li>`
      })}
    </ul>
  `
}

/** The report as a file; it names members by id only. */
const save = (installation: Installation): void => {
  const file = new Blob([JSON.stringify(installation, null, 2)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = 'uninstall-report.json'
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
