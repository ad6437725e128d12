/**
 * @module
 * Brings the Office 365 elements to life in a settings page, as any CRM would.
 *
 * Owns: `getToken` of `<o365-session>`, and the plain words when the elements cannot be loaded.
 */
import { call } from '../ui/api.ts'
import { byId } from '../ui/dom.ts'
import { personId } from '../ui/person.ts'

/** Time for the script to come and define its elements. */
const PATIENCE_MS = 8_000

export function startElements(): void {
  for (const session of document.querySelectorAll('o365-session')) {
    Object.assign(session, { getToken })
  }
  const script = document.querySelector('script[data-elements]')
  script?.addEventListener('error', explain)
  setTimeout(() => {
    if (customElements.get('o365-session') === undefined) explain()
  }, PATIENCE_MS)
  void customElements.whenDefined('o365-session').then(() => {
    byId('elements-notice').hidden = true
  })
}

/** The CRM's own server says who is signed in (EMB-2). */
export async function getToken(): Promise<string> {
  const reply = await call<{ token: string }>('POST', '/demo/session', {
    body: { user: personId() },
  })
  if (!reply.ok) throw new Error(reply.problem.title)
  return reply.value.token
}

function explain(): void {
  const notice = byId('elements-notice')
  notice.textContent =
    'The Microsoft 365 part of this page could not be loaded: its service does not answer. ' +
    'Your CRM data is not affected. Reload the page to try again.'
  notice.hidden = false
}
