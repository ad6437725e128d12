/**
 * @module
 * "Associate my account" (INS-3): who signed in at Microsoft is shown, and only when the CRM's person says
 * that this is he, the browser goes on to the service.
 */
import { problemText } from '../ui/api.ts'
import { byId, h } from '../ui/dom.ts'
import type { Person } from '../ui/person.ts'
import { chooserFor, here } from '../ui/shell.ts'
import { askEdge, edgeOrigin } from './edge.ts'

type Answer = { visitor: { displayName: string; address: string }; url: string }

export async function askToAssociate(ticket: string, me: Person): Promise<void> {
  byId('associate').hidden = false
  const place = byId('associate-question')
  place.replaceChildren(h('p', {}, 'One moment …'))
  const reply = await askEdge<Answer>('POST', '/v1/identity/associate', {
    body: { ticket },
  })
  if (!reply.ok) {
    place.replaceChildren(h('p', { class: 'notice' }, problemText(reply.problem)))
    return
  }
  const { visitor, url } = reply.value
  // Whatever answers, a person is only ever sent to the service itself.
  if (!URL.canParse(url) || new URL(url).origin !== edgeOrigin()) return
  place.replaceChildren(
    h(
      'p',
      {},
      h('strong', {}, visitor.displayName),
      ` (${visitor.address}) signed in at Microsoft. Here you are `,
      h('strong', {}, me.name),
      ` (${me.email}).`,
    ),
    h(
      'p',
      { class: 'actions' },
      h(
        'button',
        { type: 'button', class: 'primary', onclick: () => location.assign(url) },
        'Yes, both are me',
      ),
      ' ',
      h('a', { href: chooserFor(here()) }, 'I am somebody else here'),
    ),
  )
}
