/**
 * @module
 * Three-way merge of one record, group by group (SYN-1).
 *
 * Owns: who wins which group. Does not own: deletions (plan.ts), what a group is (sync-map.ts).
 * A side given as null is "still what the base says": nothing was reported about it.
 */
import type { Fields, Fingerprints, Json, Side } from '../record.ts'
import { canonicalText, fingerprint, otherSide, sameValue } from '../record.ts'
import type { Base } from './link.ts'
import { hasKnownParts, mergeParts } from './merge-parts.ts'
import { judgeWithin } from './merge-within.ts'
import { HALF, remember, UNSAID } from './prints.ts'
import { readOn } from './sync-map.ts'
import type { Group, SyncMap } from './sync-map.ts'

/** `ask`: both sides keep what they have until a person says, or edits one of them again. */
export type ConflictPolicy = Side | 'ask'

/** A value that lost a true conflict: kept so that a person can have it back. */
export type Conflict = {
  readonly group: string
  readonly loser: Side
  readonly value: Json
  /** The winner's. */
  readonly kept: Json
}

/** A conflict nobody has decided. */
export type Question = { readonly group: string; readonly crm: Json; readonly outlook: Json }

/** A CRM value that Outlook cannot hold: it stays in the CRM, Outlook keeps what it has. */
export type Unheld = { readonly group: string; readonly reason: string }

export type Merged = {
  /** What to write, per side; empty: nothing. */
  readonly toOutlook: Fields
  readonly toCrm: Fields
  /** Source fingerprints of the written groups. */
  readonly sentToOutlook: Fingerprints
  readonly sentToCrm: Fingerprints
  /** Groups that need no write and whose remembered fingerprints change. */
  readonly agreed: Base
  readonly conflicts: readonly Conflict[]
  readonly questions: readonly Question[]
  readonly unheld: readonly Unheld[]
  /** The other side's value is needed to decide: read both and merge again. */
  readonly needsBoth: boolean
  /** Part of a group goes the other way: once this is written, plan again (merge-parts.ts). */
  readonly again: boolean
}

type Draft = {
  toOutlook: Record<string, Json>
  toCrm: Record<string, Json>
  sentToOutlook: Record<string, string>
  sentToCrm: Record<string, string>
  agreed: { crm: Record<string, string>; outlook: Record<string, string> }
  conflicts: Conflict[]
  questions: Question[]
  unheld: Unheld[]
  needsBoth: boolean
  again: boolean
}

export function merge(
  map: SyncMap,
  base: Base | null,
  crm: Fields | null,
  outlook: Fields | null,
  policy: ConflictPolicy,
): Merged {
  const draft: Draft = {
    toOutlook: {},
    toCrm: {},
    sentToOutlook: {},
    sentToCrm: {},
    agreed: { crm: {}, outlook: {} },
    conflicts: [],
    questions: [],
    unheld: [],
    needsBoth: false,
    again: false,
  }
  for (const group of map) {
    const isRuled =
      group.within !== undefined && base !== null && rule(draft, map, group, base, { crm, outlook })
    if (!isRuled) mergeGroup(draft, group, base, crm, outlook, policy)
  }
  return draft
}

/** By what it is part of. @returns whether that decides it */
function rule(
  draft: Draft,
  map: SyncMap,
  group: Group,
  base: Base,
  sides: Readonly<Record<Side, Fields | null>>,
): boolean {
  const sent = { crm: draft.sentToCrm, outlook: draft.sentToOutlook }
  const within = judgeWithin(map, group, base, sides, sent)
  if (within.kind === 'over') {
    const { loser, value, kept } = within
    draft.conflicts.push({ group: group.name, loser, value, kept })
    travel(draft, group, loser, kept)
  }
  draft.needsBoth ||= within.kind === 'read-both'
  draft.again ||= within.kind === 'wait'
  return within.kind !== 'as-ever'
}

function mergeGroup(
  draft: Draft,
  group: Group,
  base: Base | null,
  crm: Fields | null,
  outlook: Fields | null,
  policy: ConflictPolicy,
): void {
  const left = crm === null ? undefined : group.readCrm(crm)
  const right = outlook === null ? undefined : group.readOutlook(outlook)
  const known = { crm: base?.crm[group.name], outlook: base?.outlook[group.name] }
  const leftMoved = left !== undefined && fingerprint(left) !== known.crm
  const rightMoved = right !== undefined && fingerprint(right) !== known.outlook
  if (!leftMoved && !rightMoved) return
  if (left !== undefined && leftMoved && keptInCrm(draft, group, left)) {
    remember(draft.agreed.crm, group, left)
    if (right !== undefined) remember(draft.agreed.outlook, group, right)
    return
  }
  if (left !== undefined && right !== undefined) {
    const bothMoved = leftMoved && rightMoved && !group.agree(left, right)
    if (bothMoved && part(draft, group, base, { crm, outlook }, { left, right, policy })) return
    decide(draft, group, left, right, { leftMoved, rightMoved, known, policy })
    return
  }
  const side: Side = left === undefined ? 'outlook' : 'crm'
  // Cleared is a value (null): only what was not said is missing.
  const value = left === undefined ? right : left
  if (value === undefined) return
  const silent: Side = otherSide(side)
  const wasUnsaid = known[silent] === UNSAID
  if ((silent === 'crm' ? crm : outlook) !== null || wasUnsaid) {
    // The other side cannot express this group: it stays where it can be kept (CAL-7).
    remember(draft.agreed[side], group, value)
    draft.agreed[silent][group.name] = UNSAID
  } else if ([undefined, HALF].includes(known.crm) || [undefined, HALF].includes(known.outlook)) {
    draft.needsBoth = true
  } else {
    travel(draft, group, silent, value)
  }
}

/** Part by part, where that can be said. @returns whether it was */
function part(
  draft: Draft,
  group: Group,
  base: Base | null,
  { crm, outlook }: { readonly crm: Fields | null; readonly outlook: Fields | null },
  { left, right, policy }: { left: Json; right: Json; policy: ConflictPolicy },
): boolean {
  const { parts } = group
  if (parts === undefined || base === null || crm === null || outlook === null) return false
  if (!hasKnownParts(group, base) || !parts.comparable(crm, outlook)) return false
  const merged = mergeParts({ group, parts, base }, { crm: left, outlook: right }, policy)
  if (merged.kind === 'as-they-are') {
    if (merged.asked) draft.questions.push({ group: group.name, crm: left, outlook: right })
    agree(draft, group, left, right)
    return true
  }
  draft.conflicts.push(...merged.conflicts)
  draft.again ||= merged.again
  Object.assign(draft.agreed.crm, merged.agreed.crm)
  Object.assign(draft.agreed.outlook, merged.agreed.outlook)
  const toOutlook = merged.target === 'outlook'
  const write = toOutlook ? group.toOutlook : group.toCrm
  Object.assign(toOutlook ? draft.toOutlook : draft.toCrm, write(merged.value))
  Object.assign(toOutlook ? draft.sentToOutlook : draft.sentToCrm, merged.sent)
  return true
}

/** Notes why a CRM value cannot go to Outlook. */
function keptInCrm(draft: Draft, group: Group, left: Json): boolean {
  if (group.direction === 'to-crm') return false
  const reason = group.cannotHold?.(left) ?? null
  if (reason !== null) draft.unheld.push({ group: group.name, reason })
  return reason !== null
}

function decide(
  draft: Draft,
  group: Group,
  left: Json,
  right: Json,
  seen: {
    leftMoved: boolean
    rightMoved: boolean
    known: { crm: string | undefined; outlook: string | undefined }
    policy: ConflictPolicy
  },
): void {
  if (group.agree(left, right)) return agree(draft, group, left, right)
  if (group.direction !== 'both') {
    const target: Side = group.direction === 'to-outlook' ? 'outlook' : 'crm'
    const sourceMoved = target === 'outlook' ? seen.leftMoved : seen.rightMoved
    if (!sourceMoved) return agree(draft, group, left, right)
    return travel(draft, group, target, target === 'outlook' ? left : right)
  }
  // Silent until now, its first word is that there is none: nobody's wish, what was kept on the other side goes there.
  if (seen.known.outlook === UNSAID && !seen.leftMoved && isNone(group, right))
    return travel(draft, group, 'outlook', left)
  if (seen.known.crm === UNSAID && !seen.rightMoved && isNone(group, left))
    return travel(draft, group, 'crm', right)
  if (!seen.rightMoved) return travel(draft, group, 'outlook', left)
  if (!seen.leftMoved) return travel(draft, group, 'crm', right)
  conflict(draft, group, left, right, seen)
}

const isNone = ({ none = null }: Group, value: Json): boolean =>
  canonicalText(value) === 'null' || sameValue(value, none)

function conflict(
  draft: Draft,
  group: Group,
  left: Json,
  right: Json,
  seen: { known: { crm: string | undefined }; policy: ConflictPolicy },
): void {
  // Two records that never agreed (adoption): a blank is nobody's wish, the other side fills it.
  if (seen.known.crm === undefined && canonicalText(left) === 'null') {
    return travel(draft, group, 'crm', right)
  }
  if (seen.known.crm === undefined && canonicalText(right) === 'null') {
    return travel(draft, group, 'outlook', left)
  }
  if (seen.policy === 'ask') {
    // The base is a pair: what each side shows now is known of it, so neither travels and a later edit does.
    draft.questions.push({ group: group.name, crm: left, outlook: right })
    return agree(draft, group, left, right)
  }
  const crmWins = seen.policy === 'crm'
  draft.conflicts.push({
    group: group.name,
    loser: crmWins ? 'outlook' : 'crm',
    value: crmWins ? right : left,
    kept: crmWins ? left : right,
  })
  travel(draft, group, crmWins ? 'outlook' : 'crm', crmWins ? left : right)
}

/** Sends a value to `target`, unless the group does not go that way: then only remembers having seen it. */
function travel(draft: Draft, group: Group, target: Side, value: Json): void {
  const blocked = group.direction === (target === 'outlook' ? 'to-crm' : 'to-outlook')
  if (blocked) {
    remember(draft.agreed[otherSide(target)], group, value)
    return
  }
  if (target === 'outlook') {
    Object.assign(draft.toOutlook, group.toOutlook(value))
    remember(draft.sentToOutlook, group, value)
  } else {
    Object.assign(draft.toCrm, group.toCrm(value))
    remember(draft.sentToCrm, group, value)
  }
}

function agree(draft: Draft, group: Group, left: Json, right: Json): void {
  remember(draft.agreed.crm, group, left)
  remember(draft.agreed.outlook, group, right)
}

/** Fingerprints of every group as one side shows it. */
export function fingerprints(map: SyncMap, side: Side, fields: Fields): Fingerprints {
  const prints: Record<string, string> = {}
  for (const group of map) {
    const value = readOn(group, side, fields)
    if (value !== undefined) remember(prints, group, value)
  }
  return prints
}

/** Everything a new record on `target` gets from the other side. */
export function fieldsFor(map: SyncMap, target: Side, source: Fields): Fields {
  const fields: Record<string, Json> = {}
  for (const group of map) {
    if (group.direction === (target === 'outlook' ? 'to-crm' : 'to-outlook')) continue
    const value = target === 'outlook' ? group.readCrm(source) : group.readOutlook(source)
    if (value === undefined || canonicalText(value) === 'null') continue
    Object.assign(fields, target === 'outlook' ? group.toOutlook(value) : group.toCrm(value))
  }
  return fields
}
