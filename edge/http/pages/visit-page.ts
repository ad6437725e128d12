/**
 * @module
 * What a person is to the organization, and the one thing he can do next (USR-2, USR-3).
 */
import { html } from 'hono/html'
import type { Admittance, Visit } from '../../contract/visit.ts'
import { layout } from './layout.ts'

type Html = ReturnType<typeof html>

export function visitPage({ visitor, admittance, associateUrl }: Visit): Html {
  const { title, body } = admittance === null ? nobodyYet : partOf(admittance)
  const content = html`
    <h1>${title}</h1>
    <p class="account">
      <strong>${visitor.displayName}</strong>
      ${visitor.address === visitor.displayName ? '' : html`<span>${visitor.address}</span>`}
    </p>
    ${body}
    ${
      admittance?.kind === 'member' || associateUrl === null
        ? ''
        : html`<p><a href="${associateUrl}">I have a CRM account already: associate it</a></p>`
    }
    <form method="post" action="/visit/end">
      <button type="submit" class="quiet">That is not me</button>
    </form>
  `
  return layout(title, content)
}

type Part = { readonly title: string; readonly body: Html }

function partOf(admittance: Admittance): Part {
  const { organizationName, crmName } = admittance
  switch (admittance.kind) {
    case 'member':
      return {
        title: `You are a member of ${organizationName}`,
        body: html`<p><a class="button" href="${admittance.url}">Open ${crmName}</a></p>`,
      }
    case 'invited':
      return { title: `Join ${organizationName} in ${crmName}`, body: invited(admittance) }
    case 'may-request':
      return { title: `${organizationName} uses ${crmName} already`, body: mayRequest }
    case 'requested':
      return {
        title: 'Your request is waiting',
        body: html`<p>
            You asked on ${day(admittance.askedAt)}. You get a mail when it is decided.
          </p>
          <form method="post" action="/visit/withdraw">
            <button type="submit" class="quiet">Withdraw the request</button>
          </form>`,
      }
    case 'declined':
      return {
        title: 'Your request was declined',
        body: html`<p>
          You may ask again from ${day(admittance.askAgainAt)} on. If it was a mistake, talk to your
          administrator.
        </p>`,
      }
    case 'other-account':
      return {
        title: 'There is another account with your address',
        body: html`<p>
          It is tied to another Microsoft account. Ask an administrator of ${crmName} to sort that
          out.
        </p>`,
      }
  }
}

const invited = ({ invitedBy, organizationName }: Extract<Admittance, { kind: 'invited' }>) =>
  html`<p>${invitedBy ?? 'A colleague'} invites you to ${organizationName}.</p>
    <form method="post" action="/visit/accept">
      <label>
        <input type="checkbox" name="terms" value="accepted" required />
        I accept the terms of service.
      </label>
      <button type="submit">Accept and join</button>
    </form>`

const mayRequest = html`<p>You are not a member yet. Those who manage users will get a mail.</p>
  <form method="post" action="/visit/request">
    <button type="submit">Request to join</button>
  </form>`

const nobodyYet: Part = {
  title: 'Your organization does not use this app yet',
  body: html`<p>
    A Microsoft 365 administrator of your organization can set it up, from the CRM's settings page.
  </p>`,
}

const day = (iso: string) =>
  new Date(iso).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
