/**
 * @module
 * The page where a demo person is picked and what an application asks for is accepted.
 */
import { html } from 'hono/html'
import { TENANTS } from '../directory/tenants.ts'
import type { NamedPerson } from '../directory/people-store.ts'
import type { Ask } from './ask.ts'
import type { EntraContext } from './context.ts'
import { page } from './pages.ts'

/** What a permission means to a person; others are shown by their name. */
const MEANINGS: Record<string, string> = {
  'user.read': 'Sign you in and read your profile',
  'user.readbasic.all': "Read all users' basic profiles",
  'user.read.all': "Read all users' full profiles",
  'calendars.read': 'Read your calendars',
  'calendars.readwrite': 'Have full access to your calendars',
  'contacts.read': 'Read your contacts',
  'contacts.readwrite': 'Have full access to your contacts',
  'mailboxsettings.read': 'Read your mailbox settings',
  'mail.send': 'Send mail as you',
  offline_access: 'Maintain access to data you have given it access to',
}

export async function signInPage(
  context: EntraContext,
  ask: Pick<Ask, 'app' | 'scopes'>,
  chosen: string | undefined,
): Promise<Response> {
  const people = await peopleOf(context)
  const asked = [
    ...ask.scopes.toConsent,
    ...ask.scopes.openid.filter((one) => one === 'offline_access'),
  ]
  const first = people.find(({ user }) => user.toLowerCase() === chosen?.toLowerCase()) ?? people[0]
  const content = html`<h1>Sign in</h1>
    <p>to continue to ${ask.app.name}</p>
    <form method="post">
      <h2>Who are you today?</h2>
      <fieldset>
        <legend>Demo person</legend>
        ${people.map((one) => option(one, one === first))}
      </fieldset>
      <h2>${ask.app.name} would like to</h2>
      <ul>
        ${asked.map((scope) => html`<li>${MEANINGS[scope.toLowerCase()] ?? scope}</li>`)}
      </ul>
      <div class="acts">
        <button name="sandbox_decision" value="cancel">Cancel</button>
        <button class="main" name="sandbox_decision" value="accept">Sign in and accept</button>
      </div>
    </form>`
  return page('Sign in · Microsoft 365 sandbox', content)
}

function option({ user, displayName, kind }: NamedPerson, checked: boolean) {
  const note = kind === 'member' ? user : `${user} · ${kind}`
  return html`<label
    ><input type="radio" name="sandbox_user" value="${user}" ${checked ? 'checked' : ''} />
    <span>${displayName}</span> <small>${note}</small></label
  >`
}

async function peopleOf({ hosts, moment, tenant }: EntraContext): Promise<NamedPerson[]> {
  const tenants = tenant ? [tenant] : TENANTS
  const lists = await Promise.all(tenants.map(({ id }) => hosts.tenant(id).people(moment)))
  return lists.flat()
}
