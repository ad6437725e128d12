/**
 * @module
 * Settings › Marketplace › Microsoft: the CRM places the elements, answers for its person when he says that
 * a Microsoft account is his (`?associate=`), and shows the rules of the sync.
 */
import { byId } from '../ui/dom.ts'
import { openFrame } from '../ui/shell.ts'
import { askToAssociate } from './associate.ts'
import { startElements } from './elements.ts'
import { openRules } from './rules.ts'

startElements()
void customElements.whenDefined('o365-install').then(() => {
  byId('install').hidden = false
})
const { me } = await openFrame()
if (me !== undefined) {
  const ticket = new URLSearchParams(location.search).get('associate')
  if (ticket !== null) void askToAssociate(ticket, me)
  void openRules(me)
  if (me.permissions.includes('manageIntegration')) {
    const place = byId('organization-mapping')
    const mapper = document.createElement('field-mapper')
    mapper.setAttribute('organization', '')
    place.append(mapper)
    place.hidden = false
  }
}
