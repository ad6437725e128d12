/**
 * @module
 * What the person does to contacts and contact folders.
 */
import type { GraphContact, GraphFolder } from '../graph/shapes.ts'
import { contactBody, contactDraftOf, contactProblem, emptyContactDraft } from './contact-draft.ts'
import type { ContactDraft } from './contact-draft.ts'
import { nameOfContact } from './contact-words.ts'
import type { ContactForm, PeopleModel } from './model.ts'
import { contactsPath, mainFolder } from './model.ts'

const contactPath = (id: string): string => `/v1.0/me/contacts/${encodeURIComponent(id)}`

export function openForm(model: PeopleModel, contact?: GraphContact): void {
  const before = contact ? contactDraftOf(contact) : undefined
  const draft = before ?? emptyContactDraft()
  const form = { contact, before, draft, busy: false, problem: undefined, news: undefined }
  model.set({ form })
}

export function type(model: PeopleModel, change: Partial<ContactDraft>): void {
  const { form } = model.state
  if (form)
    model.set({ form: { ...form, draft: { ...form.draft, ...change }, problem: undefined } })
}

export async function save(model: PeopleModel): Promise<void> {
  const { form, folder } = model.state
  if (!form || form.busy) return
  const wrong = contactProblem(form.draft)
  if (wrong !== undefined) return amend(model, { problem: wrong })
  amend(model, { busy: true, problem: undefined })
  const { graph, say } = model.desk
  const { contact, before, draft } = form
  const body = contactBody(draft, contact && before ? { draft: before, contact } : undefined)
  const saved = contact
    ? await graph.send<GraphContact>('PATCH', contactPath(contact.id), body)
    : await graph.send<GraphContact>('POST', contactsPath(folder), body)
  if (!saved.ok) return amend(model, { busy: false, problem: saved.problem.text })
  // Closed only when the list shows it.
  await model.load()
  model.set({ form: undefined, chosen: saved.value.id })
  say('Saved.')
}

function amend(model: PeopleModel, change: Partial<ContactForm>): void {
  const { form } = model.state
  if (form) model.set({ form: { ...form, ...change } })
}

/** After news: is the contact in the form still as it was read? */
export async function checkForm(model: PeopleModel): Promise<void> {
  const { form } = model.state
  if (!form?.contact || form.busy) return
  const { id } = form.contact
  const now = await model.desk.graph.get<GraphContact>(contactPath(id))
  if (model.state.form?.contact?.id !== id) return
  if (now.ok) {
    const differs = JSON.stringify(contactDraftOf(now.value)) !== JSON.stringify(form.before)
    return amend(model, { news: differs ? 'changed' : undefined })
  }
  if (now.problem.status === 404) amend(model, { news: 'gone' })
}

export function askToRemove(model: PeopleModel, contact: GraphContact): void {
  const name = nameOfContact(contact)
  model.desk.ask({
    title: `Delete ${name}?`,
    text: 'The contact goes to Deleted Items.',
    yes: 'Delete contact',
    async run() {
      const gone = await model.desk.graph.send('DELETE', contactPath(contact.id))
      if (!gone.ok && gone.problem.status !== 404) return gone.problem.text
      model.set({ chosen: undefined, form: undefined })
      model.desk.say(`${name} deleted.`)
      void model.load()
      return undefined
    },
  })
}

export function askToRemoveFolder(model: PeopleModel, folder: GraphFolder): void {
  model.desk.ask({
    title: `Delete the folder “${folder.displayName}”?`,
    text: 'All of its contacts are deleted with it.',
    yes: 'Delete folder',
    async run() {
      const path = `/v1.0/me/contactFolders/${encodeURIComponent(folder.id)}`
      const gone = await model.desk.graph.send('DELETE', path)
      if (!gone.ok) return gone.problem.text
      model.desk.say(`Folder ${folder.displayName} deleted.`)
      if (model.state.folder === folder.id) model.open(mainFolder.id)
      else void model.load()
      return undefined
    },
  })
}

export async function addFolder(model: PeopleModel, name: string): Promise<boolean> {
  const body = { displayName: name.trim() }
  const made = await model.desk.graph.send('POST', '/v1.0/me/contactFolders', body)
  model.desk.say(made.ok ? `Folder ${body.displayName} made.` : made.problem.text)
  await model.load()
  return made.ok
}
