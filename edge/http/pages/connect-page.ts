/**
 * @module
 * Before the way to Microsoft: whose CRM account a mailbox is about to be tied to. Whoever was lured
 * here sees a name that is not his.
 */
import { html } from 'hono/html'
import { layout } from './layout.ts'

export type ConnectPage = {
  readonly memberName: string | null
  readonly memberEmail: string | null
  readonly organizationName: string
  readonly crmName: string | null
}

export function connectPage(page: ConnectPage) {
  const crm = page.crmName ?? 'CRM'
  const content = html`
    <p class="mark" aria-hidden="true"><span></span><span></span></p>
    <h1>Connect your Microsoft 365 mailbox</h1>
    <p>to your ${crm} account at <strong>${page.organizationName}</strong>:</p>
    <p class="account">
      <strong>${page.memberName ?? page.memberEmail ?? 'Account without a name'}</strong>
      ${page.memberName && page.memberEmail ? html`<span>${page.memberEmail}</span>` : ''}
    </p>
    <ul>
      <li>You sign in at Microsoft. Your password stays there.</li>
      <li>Nothing is synced before you switch on the calendar or contacts in ${crm}.</li>
      <li>You can disconnect at any time, in ${crm}.</li>
    </ul>
    <form method="post">
      <button type="submit">Continue to Microsoft</button>
    </form>
    <p class="note">Not your account? Close this window; nothing has been changed.</p>
  `
  return layout(`Connect Microsoft 365 to ${crm}`, content)
}
