/**
 * @module
 * How many links the planner decides in a second on one core: nothing changed, one side changed, both.
 */
import { fingerprints } from '../../edge/domain/sync/merge.ts'
import { plan } from '../../edge/domain/sync/plan.ts'
import type { Link } from '../../edge/domain/sync/link.ts'
import type { Seen } from '../../edge/domain/sync/change.ts'
import { normalised, sampleMap } from '../simulation/sample-map.ts'
import type { Figure } from './table.ts'

const LINKS = 20_000
const ROUNDS = 10
/** One record in so many differs; the others are what a comparison of everything mostly meets. */
const CHANGED_EVERY = 50
const policy = { conflict: 'crm', editBeatsDelete: true, outlookDelete: 'delete' } as const

type Pair = { readonly link: Link; readonly crm: Seen; readonly outlook: Seen }

export function measurePlanning(): Figure[] {
  const pairs = Array.from({ length: LINKS }, (_, at) => pairOf(at))
  let planned = 0
  let best = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now()
    for (const { link, crm, outlook } of pairs) {
      if (plan(link, crm, outlook, sampleMap, policy).act === 'look-both')
        throw new Error('both sides were read')
      planned += 1
    }
    best = Math.max(best, (LINKS / (performance.now() - began)) * 1000)
  }
  const note = `${planned.toLocaleString('en')} pairs, both sides read; best round of ${ROUNDS}`
  const value = Math.round(best)
  return [{ name: 'planning', value, unit: 'links a second', note, bar: { atLeast: 200_000 } }]
}

function pairOf(at: number): Pair {
  const fields = { title: `T${at}`, note: `note ${at}`, tag: `tag ${at % 7}`, place: `room ${at}` }
  const shown = normalised(fields)
  const base = {
    crm: fingerprints(sampleMap, 'crm', fields),
    outlook: fingerprints(sampleMap, 'outlook', shown),
  }
  const ids = { stream: 'calendar', crmId: `c${at}`, outlookId: `o${at}` } as const
  const versions = { crmVersion: '1', outlookVersion: '1' } as const
  const link: Link = { ...ids, ...versions, base, state: 'linked', ourDelete: null }
  const isChanged = at % CHANGED_EVERY === 0
  const crm = { kind: 'present', version: '2', fields } as const
  const outlook = isChanged ? { ...shown, note: 'CHANGED' } : shown
  return { link, crm, outlook: { kind: 'present', version: '2', fields: outlook } }
}
