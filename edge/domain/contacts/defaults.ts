/**
 * @module
 * The mapping proposed from a CRM's own field list (CON-1): its slot hints first, then names and labels.
 *
 * Owns: who gets which slot. Does not own: the words (synonyms.ts). Proposes only rows without an error;
 * what it does not recognise stays unmapped and is the person's to add.
 */
import { compatible } from './compatible.ts'
import type { MappedField, MappingRow } from './crm-field.ts'
import { familyOf } from './crm-field.ts'
import { slotOf, slots } from './slots.ts'
import { bareSynonyms, synonyms } from './synonyms.ts'

export function defaultMapping(fields: readonly MappedField[]): readonly MappingRow[] {
  const chosen = new Map<string, MappedField>()
  hinted(fields, chosen)
  for (const table of [synonyms, bareSynonyms]) {
    // A vendor's own field before a custom one, a name before a label.
    for (const custom of [false, true]) {
      named(fields, chosen, table, (field) => (field.custom === custom ? [plain(field.name)] : []))
      named(fields, chosen, table, (field) => (field.custom === custom ? [plain(field.label)] : []))
    }
  }
  spareEmails(fields, chosen)
  return closeGaps(chosen)
}

function hinted(fields: readonly MappedField[], chosen: Map<string, MappedField>): void {
  for (const field of fields) {
    if (field.slotHint !== undefined) choose(field, field.slotHint, chosen)
  }
}

function named(
  fields: readonly MappedField[],
  chosen: Map<string, MappedField>,
  table: Readonly<Record<string, readonly string[]>>,
  keysOf: (field: MappedField) => readonly string[],
): void {
  const known = new Map(
    fields.flatMap((field) => keysOf(field).map((key) => [key, field] as const)),
  )
  for (const [slot, words] of Object.entries(table)) {
    for (const word of words) {
      const field = known.get(plain(word))
      if (field && choose(field, slot, chosen)) break
    }
  }
}

/** Fields that hold addresses by type, whatever they are called, while Outlook has room (three). */
function spareEmails(fields: readonly MappedField[], chosen: Map<string, MappedField>): void {
  for (const field of fields.filter(({ type, custom }) => type === 'email' && !custom)) {
    for (const slot of ['email.1', 'email.2', 'email.3']) {
      if (choose(field, slot, chosen)) break
    }
  }
}

function choose(field: MappedField, slot: string, chosen: Map<string, MappedField>): boolean {
  const target = slotOf(slot)
  const taken = chosen.has(slot) || [...chosen.values()].includes(field)
  if (!target || taken) return false
  if (compatible(field.type, target.type, directionOf(field)) === 'error') return false
  chosen.set(slot, field)
  return true
}

/** In the order of Outlook's fields; entries of a list move up into free places before them. */
function closeGaps(chosen: ReadonlyMap<string, MappedField>): readonly MappingRow[] {
  const places = new Map<string, number>()
  return slots.flatMap(({ slot }) => {
    const field = chosen.get(slot)
    if (!field) return []
    const family = familyOf(slot)?.family
    const place = (places.get(family ?? '') ?? 0) + 1
    if (family !== undefined) places.set(family, place)
    const outlook = family === undefined ? slot : `${family}.${place}`
    return [{ crm: field.name, outlook, direction: directionOf(field), transform: 'none' as const }]
  })
}

const directionOf = (field: MappedField): MappingRow['direction'] =>
  field.writable ? 'both' : 'to-outlook'

/** Letters and digits only, without accents, case, a vendor's prefix or the mark of a custom field. */
const plain = (word: string): string =>
  word
    .replace(/__[a-z]$/u, '')
    .normalize('NFKD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
