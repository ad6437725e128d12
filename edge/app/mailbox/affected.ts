/**
 * @module
 * How many linked contacts another mapping would touch at most (CON-5, SYN-7), from what the links remember:
 * nothing is read anew.
 *
 * A group of the same name is not compared again, whatever its direction. Of a new one the CRM's value is known
 * when a present row reads the same field; an Outlook field that no row has written so far counts as empty.
 */
import type { MappingRow, Preview } from '../../contract/mapping.ts'
import { fingerprint } from '../../domain/record.ts'
import type { Side } from '../../domain/record.ts'
import type { Link } from '../../domain/sync/link.ts'
import type { CrmField } from '../../ports/crm.ts'
import { mapOf, rowsOf } from './mapping.ts'
import type { MappingDesk } from './mapping.ts'

const PAGE = 500
const EMPTY = fingerprint(null)

/** A row's present group and its side's fingerprint, for values that travel as they are. */
type Told = (link: Link) => string | undefined
type NewGroup = { readonly crm: Told; readonly outlook: Told }

export function affected(
  { store, phones }: Pick<MappingDesk, 'store' | 'phones'>,
  rows: readonly MappingRow[],
  fields: readonly CrmField[],
): Pick<Preview, 'affects'> {
  const of = store.countLinks('contacts')
  if (of === 0) return {}
  const present = rowsOf(store, fields)
  const names = new Set(mapOf(present, fields, phones).map(({ name }) => name))
  const fresh = mapOf(rows, fields, phones).filter(({ name }) => !names.has(name))
  const groups = fresh.map(({ name }) => newGroup(name, rows, present, names))
  if (groups.length === 0) return { affects: { records: 0, of } }
  let records = 0
  let after = ''
  for (;;) {
    const links = store.linksAfter('contacts', after, PAGE)
    records += links.filter((link) => groups.some((group) => mayTouch(group, link))).length
    const last = links.at(-1)
    if (last === undefined || links.length < PAGE) return { affects: { records, of } }
    after = last.crmId
  }
}

function mayTouch({ crm, outlook }: NewGroup, link: Link): boolean {
  if (link.state === 'detached') return false
  const value = crm(link)
  return link.base === null || value === undefined || value !== outlook(link)
}

function newGroup(
  name: string,
  rows: readonly MappingRow[],
  present: readonly MappingRow[],
  names: ReadonlySet<string>,
): NewGroup {
  const unknown: NewGroup = { crm: () => undefined, outlook: () => undefined }
  const row = rows.find((each) => `${each.outlook}=${each.crm}` === name)
  // A list of several rows, or a transform: what it makes of a value is not remembered.
  if (row === undefined) return unknown
  const reads = present.find(({ crm }) => crm === row.crm)
  const writes = present.find(({ outlook }) => outlook === row.outlook)
  const told = (from: MappingRow | undefined, side: Side): Told | undefined => {
    const its = from && `${from.outlook}=${from.crm}`
    return its !== undefined && names.has(its) ? (link) => link.base?.[side][its] : undefined
  }
  const crm = told(reads, 'crm')
  const outlook = writes === undefined ? () => EMPTY : told(writes, 'outlook')
  return crm === undefined || outlook === undefined ? unknown : { crm, outlook }
}
