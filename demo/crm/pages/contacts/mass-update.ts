/**
 * @module
 * The mass-update dialog: one field, one value, all selected contacts.
 */
import { call, problemText } from '../ui/api.ts'
import { field, openDialog } from '../ui/dialog.ts'
import { h } from '../ui/dom.ts'
import type { Person } from '../ui/person.ts'
import { say } from '../ui/shell.ts'
import { controlFor, valueOf } from './fields.ts'
import type { Control, Field } from './fields.ts'
import { ownerControl } from './form.ts'

type MassUpdate = { fields: Field[]; people: Person[]; ids: string[]; done: () => void }

export function openMassUpdate({ fields, people, ids, done }: MassUpdate): void {
  const owner: Field = {
    name: 'ownerId',
    label: 'Owner',
    type: 'picklist',
    update: true,
    custom: false,
  }
  const offered = [owner, ...fields]
  const names = offered.map((item) => h('option', { value: item.name }, item.label))
  const which = h('select', { name: 'field' }, ...names)
  const place = h('div', { class: 'wide' })
  let chosen = owner
  let control: Control
  const draw = (): void => {
    chosen = offered.find((item) => item.name === which.value) ?? owner
    control = chosen === owner ? ownerControl(people, null) : controlFor(chosen, undefined)
    place.replaceChildren(field('New value', control))
  }
  which.addEventListener('change', draw)
  draw()
  const save = async (): Promise<string | undefined> => {
    const patch = { [chosen.name]: valueOf(chosen, control) }
    const body = { type: 'contact', ids, patch }
    const reply = await call<{ updated: number }>('POST', '/demo/mass-update', { body })
    if (!reply.ok) return problemText(reply.problem)
    say(`${reply.value.updated} contacts updated.`)
    done()
    return undefined
  }
  openDialog({
    title: `Update ${ids.length} contacts`,
    body: h('div', { class: 'form' }, field('Field', which), place),
    save: { label: 'Update', run: save },
  })
}
