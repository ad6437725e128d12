/**
 * @module
 * What an administrator sees before Microsoft's consent page (INS-5): who asks, for what, in whose name.
 */
import { html } from 'hono/html'
import type { ApprovalPage } from '../../ports/people-host.ts'
import { layout } from './layout.ts'

/** What the permissions mean, in plain words; one without words is shown by its name. */
const words: ReadonlyMap<string, string> = new Map([
  ['User.Read', 'see who signed in'],
  ['User.ReadBasic.All', 'read names and addresses of your colleagues'],
  ['Calendars.ReadWrite', 'keep a calendar of the CRM in each member’s own mailbox'],
  ['Contacts.ReadWrite', 'keep a contact folder of the CRM in each member’s own mailbox'],
  ['Mail.Send', 'send invitations in the name of the member who invites'],
  ['GroupMember.Read.All', 'read who is in which group'],
])

export function approvalPageOf(page: ApprovalPage) {
  const content = html`
    <p class="mark" aria-hidden="true"><span></span><span></span></p>
    <h1>Approve ${page.crmName} for Microsoft 365</h1>
    <p>
      ${page.askedBy ?? 'A member'} of <strong>${page.organizationName}</strong> would like to
      connect Microsoft 365. Your organization lets only administrators agree to this:
    </p>
    <ul>
      ${page.scopes.map((scope) => html`<li>${words.get(scope) ?? scope} (${scope})</li>`)}
    </ul>
    <p>
      Each of these is used in a member’s own name, after he switched it on himself. Nobody’s
      mailbox is opened by your approval alone.
    </p>
    <form method="post">
      <button type="submit">Continue to Microsoft</button>
    </form>
    <p class="note">You need to be a Microsoft 365 administrator. You can take it back in Entra.</p>
  `
  return layout(`Approve ${page.crmName}`, content)
}
