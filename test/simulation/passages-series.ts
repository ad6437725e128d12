/**
 * @module
 * Steps aimed at the exceptions of a series: days changed on both sides at once, and what comes between the two
 * writes that this takes (SYN-1, CAL-7).
 */
import fc from 'fast-check'
import type { Act, Command } from './act.ts'
import { calm, fault, made, NEWEST, oks, pauses, slice } from './passages.ts'
import { groupNames, placeNames } from './sample-map.ts'

/** A day of the series, as a place where people type. */
export const day = fc.integer({ min: groupNames.length, max: placeNames.length - 1 })

const at = fc.nat({ max: 5 })
const inCrm = (group: number): Act => ({ do: 'crm-edit', which: NEWEST, group })
const inOutlook = (group: number): Act => ({ do: 'outlook-edit', which: NEWEST, group })

/** A day on each side, perhaps the same; a call that fails. */
const bothSides = fc
  .record({ before: day, left: day, right: day, at, how: fault })
  .map(({ before, left, right, at: calls, how }): Command[] => [
    ...[made, calm, calm, inCrm(before), calm],
    ...[inCrm(left), inOutlook(right), slice([...oks(calls), how]), calm],
  ])

/** The same, and people go on while it is being carried out. */
const meanwhile = fc
  .record({ left: day, right: day, later: day, at, crm: fc.boolean() })
  .map(({ left, right, later, at: calls, crm }): Command[] => [
    ...[made, calm, calm, inCrm(left), inOutlook(right)],
    ...[slice([], ...pauses(calls), crm ? inCrm(later) : inOutlook(later)), calm],
  ])

export const seriesPassages = fc.oneof(bothSides, meanwhile)
