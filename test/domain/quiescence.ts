/**
 * @module
 * * Two systems that store what they are given in their own spelling: does the map come to rest between them?
 */
import { expect } from 'vitest'
import type { Fields, Side } from '../../edge/domain/record.ts'
import { fieldsFor, fingerprints, merge } from '../../edge/domain/sync/merge.ts'
import type { SyncMap } from '../../edge/domain/sync/sync-map.ts'

/** Writes that a merge of the two would still make, without any memory (adoption) and with it. */
export function writesLeft(map: SyncMap, crm: Fields, outlook: Fields): object {
  const base = {
    crm: fingerprints(map, 'crm', crm),
    outlook: fingerprints(map, 'outlook', outlook),
  }
  const fresh = merge(map, null, crm, outlook, 'crm')
  const linked = merge(map, base, crm, outlook, 'crm')
  return {
    toOutlook: { ...fresh.toOutlook, ...linked.toOutlook },
    toCrm: { ...fresh.toCrm, ...linked.toCrm },
    conflicts: [...fresh.conflicts, ...linked.conflicts],
  }
}

export const atRest = { toOutlook: {}, toCrm: {}, conflicts: [] }

/** Copies a record from one side to the other, which stores it as `store` does, and expects rest. */
export function expectRest(
  map: SyncMap,
  from: Side,
  fields: Fields,
  store: (fields: Fields) => Fields,
): Fields {
  const to: Side = from === 'crm' ? 'outlook' : 'crm'
  const copy = store(fieldsFor(map, to, fields))
  const [crm, outlook] = from === 'crm' ? [fields, copy] : [copy, fields]
  expect(writesLeft(map, crm, outlook)).toEqual(atRest)
  return copy
}
