/**
 * @module
 * A mapping under edit, shown with a real record of this person in both directions, and what saving it would
 * touch (CON-5, SYN-7). Nothing is written.
 *
 * Does not own: the rules of rows (domain/contacts), the count (affected.ts), finding a record (find-contacts.ts).
 */
import type { MappingRow, Preview } from '../../contract/mapping.ts'
import { crmContactLabel } from '../../domain/contacts/label.ts'
import { checkMapping, previewMapping } from '../../domain/contacts/mapping.ts'
import type { Fields } from '../../domain/record.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { CrmRecord } from '../../ports/crm.ts'
import type { Refusal } from '../../ports/hosts.ts'
import { affected } from './affected.ts'
import { contactFields } from './mapping.ts'
import type { MappingDesk } from './mapping.ts'
import { refusalOf, refuse } from './refuse.ts'

export type PreviewDesk = MappingDesk & {
  /** The contact as Outlook holds it now; null when that cannot be read. */
  readonly outlookOf: (link: Link) => Promise<Fields | null>
}

export async function preview(
  desk: PreviewDesk,
  rows: readonly MappingRow[],
  crmId: string | null,
): Promise<Result<Preview, Refusal>> {
  const fields = await contactFields(desk)
  if (!fields.ok) return fields
  const record = crmId === null ? await anyContact(desk) : await oneContact(desk, crmId)
  if (!record.ok) return record
  const issues = [...checkMapping(rows, fields.value)]
  const affects = affected(desk, rows, fields.value)
  if (record.value === null) return ok({ record: null, rows: [], issues, ...affects })
  const { id, fields: values } = record.value
  const held = await heldInOutlook(desk, id)
  const label = crmContactLabel(values, rows) ?? id
  const lines = previewMapping(rows, fields.value, desk.phones, values, held ?? undefined)
  return ok({ record: { crmId: id, label }, rows: [...lines], issues, ...affects })
}

/** Of no use without the other side, but of less: what cannot be read is left out. */
async function heldInOutlook(desk: PreviewDesk, crmId: string): Promise<Fields | null> {
  const link = desk.store.linkByCrm('contacts', crmId)
  return link === null ? null : desk.outlookOf(link)
}

async function anyContact(desk: MappingDesk): Promise<Result<CrmRecord | null, Refusal>> {
  const page = await desk.crm.list(desk.member.member, { stream: 'contacts', which: 'all' }, null)
  return page.ok ? ok(page.value.records[0] ?? null) : fail(refusalOf(page.failure))
}

async function oneContact(
  desk: MappingDesk,
  crmId: string,
): Promise<Result<CrmRecord | null, Refusal>> {
  const answer = await desk.crm.read('contacts', [crmId])
  if (!answer.ok) return fail(refusalOf(answer.failure))
  const look = answer.value.get(crmId)
  // Only one's own records: the preview is no way to read a colleague's contacts (OPS-3).
  const mine = look?.kind === 'present' && look.record.ownerId === desk.member.member
  return mine ? ok(look.record) : refuse('not-found', 'You have no such contact')
}
