/**
 * @module
 * The dialog that makes, changes and deletes one contact.
 *
 * Owns: the form; a save sends only what changed, with the revision it was opened at.
 */
import { call, problemText } from '../ui/api.ts'
import type { Reply } from '../ui/api.ts'
import { field, openDialog } from '../ui/dialog.ts'
import { h } from '../ui/dom.ts'
import type { Person } from '../ui/person.ts'
import { say } from '../ui/shell.ts'
import { controlFor, valueOf } from './fields.ts'
import type { Contact, Control, Field } from './fields.ts'

type Open = { fields: Field[]; people: Person[]; owner: string | null; contact?: Contact }

export function openContact({ fields, people, owner, contact }: Open): void {
  const controls = new Map<Field, Control>(
    fields.map((item) => [item, controlFor(item, contact?.[item.name])]),
  )
  const ownerBox = ownerControl(people, contact === undefined ? owner : contact.ownerId)
  const body = h(
    'div',
    { class: 'form' },
    ...fields.map((item) => field(item.label, controls.get(item)!, item.type === 'longtext')),
    field('Owner', ownerBox),
    contact === undefined ? null : facts(contact),
  )
  const save = async (): Promise<string | undefined> => {
    const changed = changes(controls, ownerBox, contact)
    if (contact === undefined)
      return told(await call('POST', '/demo/api/contacts', { body: changed }), 'Saved.')
    const ifMatch = `"${contact.rev}"`
    const path = `/demo/api/contacts/${encodeURIComponent(contact.id)}`
    return told(await call('PATCH', path, { body: changed, ifMatch }), 'Saved.')
  }
  openDialog({
    title: contact?.fullName ?? 'New contact',
    body,
    save: { label: 'Save', run: save },
    buttons:
      contact === undefined
        ? []
        : [{ label: 'Delete', tone: 'danger', run: () => remove('contacts', contact) }],
  })
}

function changes(
  controls: ReadonlyMap<Field, Control>,
  ownerBox: HTMLSelectElement,
  contact: Contact | undefined,
): Record<string, unknown> {
  const body: Record<string, unknown> = {}
  for (const [item, control] of controls) {
    const value = valueOf(item, control)
    const before = contact?.[item.name] ?? (item.type === 'boolean' ? false : null)
    const empty =
      contact === undefined && (value === null || (Array.isArray(value) && value.length === 0))
    if (!empty && JSON.stringify(value) !== JSON.stringify(before)) body[item.name] = value
  }
  const owner = ownerBox.value === '' ? null : ownerBox.value
  if (contact === undefined || owner !== contact.ownerId) body['ownerId'] = owner
  return body
}

/** Deletes, and offers to take it back. */
export async function remove(
  kind: 'contacts' | 'events',
  record: { id: string; rev: string },
): Promise<string | undefined> {
  const path = `/demo/api/${kind}/${encodeURIComponent(record.id)}`
  const reply = await call('DELETE', path, { ifMatch: `"${record.rev}"` })
  if (!reply.ok) return problemText(reply.problem)
  const undo = (): void =>
    void call('POST', `${path}/restore`).then((back) => told(back, 'Restored.'))
  say('Deleted.', 'good', { label: 'Undo', run: undo })
  return undefined
}

export function told(reply: Reply<unknown>, text: string): string | undefined {
  if (reply.ok) {
    say(text)
    return undefined
  }
  return reply.problem.code === 'precondition-failed'
    ? 'Somebody changed this meanwhile. Close and open it again to see the new values.'
    : problemText(reply.problem)
}

export function ownerControl(people: Person[], owner: string | null): HTMLSelectElement {
  const options = people.map((person) =>
    h('option', { value: person.id, selected: person.id === owner }, person.name),
  )
  return h('select', { name: 'ownerId' }, h('option', { value: '' }, 'Nobody'), ...options)
}

function facts(contact: Contact): HTMLElement {
  const change = contact['lastChange'] as { via: string; by?: string }
  return h(
    'p',
    { class: 'facts' },
    `Created by ${contact.origin}. Last changed ${new Date(contact.updatedAt).toLocaleString('en')} ` +
      `by ${change.by ?? 'somebody'} (${change.via}).`,
  )
}
