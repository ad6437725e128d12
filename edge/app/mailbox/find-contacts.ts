/**
 * @module
 * This person's own contacts by name, to choose one for the preview (CON-5). Linked ones are known by what the
 * links show; before the first sync the CRM's first pages are read.
 *
 * Only one's own records, like the preview itself (OPS-3): links are, and the CRM is asked for no others.
 */
import type { FoundContacts } from '../../contract/mapping.ts'
import { contactLabel, crmContactLabel } from '../../domain/contacts/label.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Shown } from '../../domain/sync/shown.ts'
import { foldedCase } from '../../domain/text.ts'
import type { Refusal } from '../../ports/hosts.ts'
import { contactFields, rowsOf } from './mapping.ts'
import type { MappingDesk } from './mapping.ts'
import { refusalOf } from './refuse.ts'

type Found = FoundContacts['contacts']

const AT_MOST = 10
const LINKS_AT_ONCE = 500
/** Of the CRM, before anything is linked: enough to try a mapping with. */
const CRM_PAGES = 3

export async function findContacts(
  desk: MappingDesk,
  search: string,
): Promise<Result<FoundContacts, Refusal>> {
  const wanted = plain(search)
  return desk.store.countLinks('contacts') > 0
    ? ok({ contacts: amongLinks(desk, wanted) })
    : amongRecords(desk, wanted)
}

function amongLinks({ store }: MappingDesk, wanted: string): Found {
  const found: Found = []
  let after = ''
  while (found.length < AT_MOST) {
    const links = store.linksAfter('contacts', after, LINKS_AT_ONCE)
    for (const { crmId, shown = {} } of links) {
      const label = labelOf(shown)
      if (label !== null && plain(label).includes(wanted)) found.push({ crmId, label })
    }
    const last = links.at(-1)
    if (last === undefined || links.length < LINKS_AT_ONCE) break
    after = last.crmId
  }
  return found.slice(0, AT_MOST)
}

async function amongRecords(
  desk: MappingDesk,
  wanted: string,
): Promise<Result<FoundContacts, Refusal>> {
  const fields = await contactFields(desk)
  if (!fields.ok) return fields
  const rows = rowsOf(desk.store, fields.value)
  const contacts: Found = []
  let cursor: string | null = null
  for (let page = 0; page < CRM_PAGES; page++) {
    const listing = { stream: 'contacts', which: 'all' } as const
    const answer = await desk.crm.list(desk.member.member, listing, cursor)
    if (!answer.ok) return fail(refusalOf(answer.failure))
    for (const { id, fields: values } of answer.value.records) {
      const label = crmContactLabel(values, rows)
      if (label !== null && plain(label).includes(wanted)) contacts.push({ crmId: id, label })
    }
    cursor = answer.value.cursor
    if (cursor === null || contacts.length >= AT_MOST) break
  }
  return ok({ contacts: contacts.slice(0, AT_MOST) })
}

/** What is shown of a group is named by its slot, then by what it is made from (mapping.ts). */
const labelOf = (shown: Shown): string | null =>
  contactLabel(
    Object.fromEntries(Object.entries(shown).map(([name, text]) => [name.split('=')[0], text])),
  )

/** Found without accents, too. */
const plain = (text: string): string =>
  foldedCase(text)
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
