/**
 * @module
 * The organization's rules of the sync as a plain form (CAL-4, CAL-5, SYN-1). Everybody reads them; who
 * manages the integration saves them, at the version they were read.
 */
import type {
  InvitationsPreview,
  SavedSyncSettings,
  SyncSettings,
} from '../../../../edge/contract/settings.ts'
import { problemText } from '../ui/api.ts'
import { byId, h } from '../ui/dom.ts'
import type { Person } from '../ui/person.ts'
import { say } from '../ui/shell.ts'
import { askEdge } from './edge.ts'
import { drawRules, readRules } from './rules-form.ts'

const PATH = '/v1/settings/sync'

export async function openRules(me: Person): Promise<void> {
  const place = byId('rules-form')
  const reply = await askEdge<SavedSyncSettings>('GET', PATH)
  if (!reply.ok) {
    place.replaceChildren(h('p', { class: 'notice' }, problemText(reply.problem)))
    return
  }
  show(reply.value, me.permissions.includes('manageIntegration'), me)
}

function show({ version, settings }: SavedSyncSettings, mayChange: boolean, me: Person): void {
  const form = drawRules(settings, mayChange)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    void save(readRules(form), version, me)
  })
  byId('rules-form').replaceChildren(form)
  if (mayChange) sayWhomInvitationsReach(form, settings.invitations)
}

/** CAL-8: nobody is mailed without having been told about how many people that would be. */
function sayWhomInvitationsReach(form: HTMLFormElement, saved: SyncSettings['invitations']): void {
  const told = h('p', { class: 'notice', role: 'status', hidden: true })
  const select = form.elements.namedItem('invitations') as HTMLSelectElement
  select.closest('label')?.after(told)
  select.addEventListener('change', () => {
    told.hidden = select.value === saved || select.value === 'never'
    if (told.hidden) return
    told.textContent = 'Counting whom that would reach…'
    void askEdge<InvitationsPreview>('GET', `${PATH}/invitations`).then((reply) => {
      told.textContent = reply.ok ? reachText(reply.value) : problemText(reply.problem)
    })
  })
}

const reachText = ({ members, events, people, estimated }: InvitationsPreview): string =>
  members === 0
    ? 'Saving emails nobody, and nobody’s calendar takes part yet.'
    : `Saving emails nobody: what is in Outlook already stays as it is. From then on Outlook emails the participants of
  each event made in the CRM, and again when it changes. For scale: ${members} members have ${events} events ahead,
  with ${estimated ? 'about ' : ''}${people} people to email.`

async function save(settings: SyncSettings, version: string, me: Person): Promise<void> {
  const reply = await askEdge<SavedSyncSettings>('PUT', PATH, {
    body: { settings },
    ifMatch: `"${version}"`,
  })
  if (reply.ok) {
    show(reply.value, true, me)
    say('Saved. The next sync of every mailbox follows the new rules.')
    return
  }
  say(problemText(reply.problem), 'bad')
  // Somebody else was faster: what he saved is shown, nothing of his is overwritten.
  if (reply.problem.code === 'version-conflict') void openRules(me)
}
