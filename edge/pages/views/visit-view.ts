/**
 * @module
 * What a person is to the organization, and the one thing he can do next (USR-2, USR-3).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Admittance, Visit } from '../../contract/visit.ts'
import type { Act } from '../screen.ts'
import type { Spoken } from '../words/words.ts'

export type VisitActs = {
  readonly act: (act: Act) => void
  readonly useOther: () => void
}

export function visitTitle({ admittance }: Visit, { t }: Spoken): string {
  if (admittance === null) return t('nobody.title')
  return t(`${admittance.kind}.title`, {
    organization: admittance.organizationName,
    crm: admittance.crmName,
  })
}

export function visitView(visit: Visit, spoken: Spoken, acts: VisitActs): TemplateResult {
  const { visitor, admittance } = visit
  const { t } = spoken
  return html`
    ${signedInAs(visitor, t)}
    ${admittance === null ? nobody(spoken) : part(admittance, spoken, acts)}
    ${associate(visit, spoken)}
    <button type="button" class="quiet" @click=${acts.useOther}>${t('not-me')}</button>
  `
}

export const signedInAs = (
  { displayName, address }: Visit['visitor'],
  t: Spoken['t'],
): TemplateResult => html`
  <p class="account">
    <span>${t('signed-in-as')}</span>
    <strong><bdi>${displayName || address}</bdi></strong>
    ${address === displayName ? nothing : html`<span><bdi>${address}</bdi></span>`}
  </p>
`

function part(admittance: Admittance, spoken: Spoken, acts: VisitActs): TemplateResult {
  const { t, locale } = spoken
  const crm = admittance.crmName
  switch (admittance.kind) {
    case 'member':
      return html`<p><a class="button" href=${admittance.url}>${t('member.open', { crm })}</a></p>`
    case 'invited':
      return invited(admittance, spoken, acts)
    case 'may-request':
      return html`<p>${t('may-request.text')}</p>
        <button type="button" @click=${() => acts.act('request')}>${t('may-request.ask')}</button>`
    case 'requested':
      return html`<p>${t('requested.text', { date: day(locale, admittance.askedAt) })}</p>
        <button type="button" class="quiet" @click=${() => acts.act('withdraw')}>
          ${t('requested.withdraw')}
        </button>`
    case 'declined':
      return html`<p>${t('declined.text', { crm, date: day(locale, admittance.askAgainAt) })}</p>`
    case 'other-account':
      return html`<p>${t('other-account.text', { crm })}</p>`
  }
}

function invited(
  admittance: Extract<Admittance, { kind: 'invited' }>,
  { t, locale }: Spoken,
  { act }: VisitActs,
): TemplateResult {
  const { invitedBy, organizationName: organization, expiresAt } = admittance
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    act('accept')
  }
  return html`
    <p>
      ${
        invitedBy === null
          ? t('invited.text', { organization })
          : t('invited.by', { name: invitedBy, organization })
      }
      ${t('invited.until', { date: day(locale, expiresAt) })}
    </p>
    <form @submit=${submit}>
      <label class="terms">
        <input type="checkbox" name="terms" required />
        <span>${t('invited.terms')}</span>
      </label>
      <button type="submit">${t('invited.accept')}</button>
    </form>
  `
}

/** The way for an administrator; others are told who that is. */
const nobody = ({ t }: Spoken): TemplateResult =>
  html`<p>${t('nobody.text')}</p>
    <p><a href="/app/install">${t('nobody.install')}</a></p>`

function associate({ admittance, associateUrl }: Visit, { t }: Spoken) {
  if (admittance === null || admittance.kind === 'member' || associateUrl === null) return nothing
  const words = t('associate.link', { crm: admittance.crmName })
  return html`<p class="aside"><a href=${associateUrl}>${words}</a></p>`
}

const day = (locale: string, iso: string): string =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }).format(
    new Date(iso),
  )
