/**
 * @module
 * The steps of an administrator's install (INS-1, INS-2): who may, what is agreed to, which account he will have, the terms.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { InstallAccount, InstallView, InstallVisit } from '../../contract/install.ts'
import type { Words } from '../words/words.ts'
import type { Spoken } from '../words/words.ts'
import { signedInAs } from './visit-view.ts'

export type InstallActs = {
  readonly finish: () => void
  readonly useOther: () => void
  readonly copy: (link: string) => void
  readonly copied: boolean
}

export function installTitle({ view }: InstallVisit, { t }: Spoken): string {
  return view.kind === 'begin-in-crm'
    ? t('install.title')
    : t(`install.${view.kind}.title`, { organization: view.organizationName, crm: view.crmName })
}

export const installView = (
  { visitor, view }: InstallVisit,
  link: string | null,
  { t }: Spoken,
  acts: InstallActs,
): TemplateResult => html`
  ${signedInAs(visitor, t)} ${part(view, link, t, acts)}
  <button type="button" class="quiet" @click=${acts.useOther}>${t('not-me')}</button>
`

function part(view: InstallView, link: string | null, t: Words, acts: InstallActs): TemplateResult {
  if (view.kind === 'begin-in-crm') return html`<p>${t('install.text')}</p>`
  const { crmName: crm, organizationName: organization } = view
  switch (view.kind) {
    case 'not-administrator':
      return html`<p>${t('install.not-administrator.text')}</p>
        ${
          link === null
            ? nothing
            : html`<p class="note"><a href=${link}>${shortened(link)}</a></p>
                <button type="button" @click=${() => acts.copy(link)}>${t('install.copy')}</button>
                <p class="note" role="status">${acts.copied ? t('install.copied') : nothing}</p>`
        }`
    case 'consent':
      return html`<p>${t('install.consent.text', { crm })}</p>
        <p><a class="button" href=${view.url}>${t('install.consent.go')}</a></p>`
    case 'accounts':
      return accounts(view, t, acts)
    case 'taken':
      return html`<p>${t('install.taken.text', { holder: view.holder, crm })}</p>`
    case 'installed':
      return html`<p>${t('install.installed.text', { crm, organization })}</p>
        <p><a class="button" href=${view.url}>${t('member.open', { crm })}</a></p>`
  }
}

function accounts(
  {
    crmName: crm,
    organizationName: organization,
    ...view
  }: Extract<InstallView, { kind: 'accounts' }>,
  t: Words,
  { finish }: InstallActs,
): TemplateResult {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    finish()
  }
  const isTaken = view.account.kind === 'taken'
  return html`
    <p>${accountText(view.account, crm, t)}</p>
    ${isTaken ? nothing : html`<p>${t('install.accounts.role', { organization, crm })}</p>`}
    ${
      isTaken
        ? nothing
        : html`<form @submit=${submit}>
            <label class="terms">
              <input type="checkbox" name="terms" required />
              <span>${t('invited.terms')}</span>
            </label>
            <button type="submit">${t('install.accounts.continue')}</button>
          </form>`
    }
    ${
      view.associateUrl === null
        ? nothing
        : html`<p class="aside">
            <a href=${view.associateUrl}>${t('associate.link', { crm })}</a>
          </p>`
    }
  `
}

const accountText = (account: InstallAccount, crm: string, t: Words): string => {
  const { address } = account
  return account.kind === 'existing'
    ? t('install.account.existing', { name: account.name, address, crm })
    : t(`install.account.${account.kind}`, { address, crm })
}

/** A sealed ticket is some hundred letters long: nobody reads it. */
const shortened = (link: string): string => (link.length > 60 ? `${link.slice(0, 56)}…` : link)
