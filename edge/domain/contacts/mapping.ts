/**
 * @module
 * A member's contacts mapping at work: compiled for the engine, and shown with a real record (CON-5).
 *
 * Owns: groups and preview. Does not own: values (wire.ts), what makes a mapping good (mapping-check.ts).
 * One group per row, named by its slot. Rows of one list in Outlook (e-mail addresses, business phones,
 * home phones) are ONE group when they go the same way: Outlook closes gaps in a list, so an address in the
 * second field of the CRM may stand first in Outlook, and single rows would copy it into the wrong field.
 */
import type { Fields, Json } from '../record.ts'
import type { Group, SyncMap } from '../sync/sync-map.ts'
import type { MappedField, MappingRow } from './crm-field.ts'
import { familyOf, goesToCrm, goesToOutlook } from './crm-field.ts'
import { slotOf } from './slots.ts'
import type { PhoneNormaliser } from './transforms.ts'
import type { Wire } from './wire.ts'
import { wire } from './wire.ts'

export { checkMapping } from './mapping-check.ts'

/** Rows that name what is not there are left out: a field removed from the CRM stops, the rest goes on. */
export function compileMapping(
  rows: readonly MappingRow[],
  crmFields: readonly MappedField[],
  phones: PhoneNormaliser,
): SyncMap {
  const bundles = new Map<string, Wire[]>()
  for (const one of wires(rows, crmFields, phones)) {
    const name = groupName(one.row, rows)
    bundles.set(name, [...(bundles.get(name) ?? []), one])
  }
  return [...bundles].map(([name, members]) => {
    const [only] = members
    return only && members.length === 1 ? single(name, only) : listGroup(name, members)
  })
}

export type PreviewRow = {
  readonly crm: string
  readonly outlook: string
  readonly crmValue: string | null
  /** What Outlook would get. */
  readonly toOutlook: string | null
  /** What would come back to the CRM. */
  readonly backToCrm: string | null
  readonly lossy: boolean
  /** What Outlook holds now, and what of it the CRM would get; only where Outlook was read. */
  readonly outlookValue?: string | null
  readonly toCrm?: string | null
}

/**
 * A record through the mapping and back, row by row; and, where `outlook` is known, from there to the CRM.
 */
export function previewMapping(
  rows: readonly MappingRow[],
  crmFields: readonly MappedField[],
  phones: PhoneNormaliser,
  crm: Fields,
  outlook?: Fields,
): readonly PreviewRow[] {
  return wires(rows, crmFields, phones).map((one) => ({
    ...previewRow(one, crm, outlook ?? {}),
    ...(outlook && fromOutlook(one, outlook)),
  }))
}

function fromOutlook(one: Wire, outlook: Fields): Pick<PreviewRow, 'outlookValue' | 'toCrm'> {
  const held = one.readOutlook(outlook) ?? null
  const back = goesToCrm(one.row) && held !== null ? one.toCrm(held) : null
  return { outlookValue: one.show(held, 'outlook'), toCrm: one.show(back, 'crm') }
}

function previewRow(one: Wire, crm: Fields, outlook: Fields): PreviewRow {
  const value = one.readCrm(crm) ?? null
  const sent = goesToOutlook(one.row) ? one.toOutlook(value) : null
  const held = goesToOutlook(one.row) ? sent : (one.readOutlook(outlook) ?? null)
  const back = goesToCrm(one.row) && held !== null ? one.toCrm(held) : null
  const [before, after] = [one.show(value, 'crm'), one.show(back, 'crm')]
  const oneWay = goesToOutlook(one.row) ? one.show(sent, 'outlook') : after
  return {
    crm: one.row.crm,
    outlook: one.row.outlook,
    crmValue: before,
    toOutlook: one.show(sent, 'outlook'),
    backToCrm: after,
    lossy:
      one.row.direction === 'to-crm' ? false : before !== (goesToCrm(one.row) ? after : oneWay),
  }
}

function wires(
  rows: readonly MappingRow[],
  crmFields: readonly MappedField[],
  phones: PhoneNormaliser,
): readonly Wire[] {
  return rows.flatMap((row) => {
    const field = crmFields.find(({ name }) => name === row.crm)
    const slot = slotOf(row.outlook)
    return field && slot ? [wire(row, field, slot, phones)] : []
  })
}

/** Stable under reordering of the rows: fingerprints are remembered by it. */
function groupName(row: MappingRow, rows: readonly MappingRow[]): string {
  const family = familyOf(row.outlook)?.family
  const others = rows.filter((other) => other !== row)
  const siblings = others.filter((other) => familyOf(other.outlook)?.family === family)
  if (family !== undefined && siblings.length > 0) {
    const together = siblings.every(({ direction }) => direction === row.direction)
    if (together) return family
  }
  const shared = others.some(({ outlook }) => outlook === row.outlook)
  return shared ? `${row.outlook}:${row.crm}` : row.outlook
}

const single = (name: string, one: Wire): Group => ({
  name,
  direction: one.row.direction,
  readCrm: one.readCrm,
  readOutlook: one.readOutlook,
  toOutlook: (value) => ({ [one.row.outlook]: one.toOutlook(value) }),
  toCrm: (value) => ({ [one.row.crm]: one.toCrm(value) }),
  agree: one.agree,
  ...labelled(one),
})

/** As Outlook calls it. */
function labelled(one: Wire | undefined): { readonly label?: string } {
  const slot = one === undefined ? null : slotOf(one.row.outlook)
  return slot ? { label: slot.label } : {}
}

/** A value is the entries in order, without gaps. */
function listGroup(name: string, members: readonly Wire[]): Group {
  const ordered = members.toSorted((a, b) => (a.row.outlook < b.row.outlook ? -1 : 1))
  const at = (value: Json, index: number): Json =>
    Array.isArray(value) ? (value[index] ?? null) : null
  const read = (values: readonly (Json | undefined)[]): Json | undefined =>
    values.every((value) => value === undefined)
      ? undefined
      : (values.filter((value) => !!value) as Json)
  return {
    name,
    direction: ordered[0]?.row.direction ?? 'both',
    readCrm: (fields) => read(ordered.map((one) => one.readCrm(fields))),
    readOutlook: (fields) => read(ordered.map((one) => one.readOutlook(fields))),
    toOutlook: (value) =>
      Object.fromEntries(ordered.map((one, i) => [one.row.outlook, one.toOutlook(at(value, i))])),
    toCrm: (value) =>
      Object.fromEntries(ordered.map((one, i) => [one.row.crm, one.toCrm(at(value, i))])),
    agree: (crm, outlook) => ordered.every((one, i) => one.agree(at(crm, i), at(outlook, i))),
    ...labelled(ordered[0]),
  }
}
