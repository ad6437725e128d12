/**
 * @module
 * What the People page shows: folders, the contacts of one, the one that is looked at, the open form.
 *
 * Owns: loading in pages, searching. Does not own: changes (acts.ts), drawing.
 */
import type { Page } from '../graph/client.ts'
import type { Result } from '../graph/problem.ts'
import type { GraphContact, GraphFolder } from '../graph/shapes.ts'
import type { Desk } from '../shell/desk.ts'
import { coalesced } from '../shell/desk.ts'
import type { ContactDraft } from './contact-draft.ts'
import { matches } from './contact-words.ts'

/** Graph lists every folder but the default one (graph-contract §4.1). */
export const mainFolder: GraphFolder = { id: '', displayName: 'Contacts' }

export type ContactForm = {
  contact: GraphContact | undefined
  before: ContactDraft | undefined
  draft: ContactDraft
  busy: boolean
  problem: string | undefined
  news: 'changed' | 'gone' | undefined
}

export type PeopleState = {
  folders: readonly GraphFolder[] | undefined
  folder: string
  contacts: readonly GraphContact[]
  /** Pages that are loaded; more are when asked for. */
  pages: number
  more: boolean
  /** More than one page without a search: then Graph searches, else this page does. */
  large: boolean
  loaded: boolean
  search: string
  chosen: string | undefined
  form: ContactForm | undefined
  problem: string | undefined
}

export type PeopleModel = {
  desk: Desk
  state: PeopleState
  set(change: Partial<PeopleState>): void
  load(): Promise<void>
  open(folder: string): void
  find(search: string): void
  showMore(): void
}

const pageSize = 200
const gapMs = 250

export function makePeople(desk: Desk): PeopleModel {
  const state: PeopleState = {
    folders: undefined,
    folder: mainFolder.id,
    contacts: [],
    pages: 1,
    more: false,
    large: false,
    loaded: false,
    search: '',
    chosen: undefined,
    form: undefined,
    problem: undefined,
  }
  const set = (change: Partial<PeopleState>) => {
    Object.assign(state, change)
    desk.redraw()
  }
  const load = coalesced(() => loadContacts(desk, state, set), gapMs)
  return {
    desk,
    state,
    set,
    load,
    open(folder) {
      set({ folder, pages: 1, contacts: [], more: false, large: false, loaded: false })
      set({ chosen: undefined, search: '' })
      void load()
    },
    find(search) {
      set(state.large ? { search, pages: 1 } : { search })
      // What is here completely is searched here.
      if (state.large) void load()
    },
    showMore() {
      set({ pages: state.pages + 1 })
      void load()
    },
  }
}

async function loadContacts(
  desk: Desk,
  state: PeopleState,
  set: (change: Partial<PeopleState>) => void,
): Promise<void> {
  const folders = await desk.graph.all<GraphFolder>('/v1.0/me/contactFolders?$top=100')
  if (!folders.ok) return set({ problem: folders.problem.text })
  set({ folders: folders.value })
  const { folder, search, pages } = state
  const known = folder === mainFolder.id || folders.value.some(({ id }) => id === folder)
  if (!known) return set({ folder: mainFolder.id, contacts: [], loaded: false })
  const contacts: GraphContact[] = []
  let next: string | undefined = firstPage(folder, state)
  for (let read = 0; read < pages && next !== undefined; read += 1) {
    const page: Result<Page<GraphContact>> = await desk.graph.page<GraphContact>(next)
    if (!page.ok) return set({ problem: page.problem.text })
    contacts.push(...page.value.rows)
    next = page.value.next
  }
  // The person went on meanwhile: that load is on its way.
  if (folder !== state.folder || (search !== state.search && state.large)) return
  const more = next !== undefined
  const large = search === '' ? more || pages > 1 : state.large
  set({ contacts, more, large, loaded: true, problem: undefined })
}

const pathOf = (folder: string): string =>
  folder === mainFolder.id
    ? '/v1.0/me/contacts'
    : `/v1.0/me/contactFolders/${encodeURIComponent(folder)}/contacts`

/** A folder that is not loaded as a whole is searched by Graph. */
function firstPage(folder: string, { search, large }: PeopleState): string {
  const query = `$top=${pageSize}&$orderby=displayName`
  if (search.trim() === '' || !large) return `${pathOf(folder)}?${query}`
  const text = `'${search.trim().replaceAll("'", "''")}'`
  const by = ['displayName', 'surname', 'companyName'].map((name) => `startswith(${name},${text})`)
  const filter = [...by, `emailAddresses/any(a:a/address eq ${text})`].join(' or ')
  return `${pathOf(folder)}?${query}&$filter=${encodeURIComponent(filter)}`
}

export const contactsPath = pathOf

export const found = ({ contacts, search }: PeopleState): readonly GraphContact[] =>
  search.trim() === '' ? contacts : contacts.filter((contact) => matches(contact, search.trim()))

export const chosenIn = ({ contacts, chosen }: PeopleState): GraphContact | undefined =>
  contacts.find(({ id }) => id === chosen)

export const folderIn = ({ folders, folder }: PeopleState): GraphFolder =>
  folders?.find(({ id }) => id === folder) ?? mainFolder
