/**
 * @module
 * Decides what a sync does to one pair of records.
 *
 * Owns: THE decision table (architecture.md, engine.md §4.2). Does not own: reading, writing, time, mapping.
 * Total over every pair of side states; no clock, no I/O. `look-both` means: what is known is not enough to
 * act safely, read both sides and ask again.
 */
import type { Fields, Fingerprints, Side } from '../record.ts'
import type { Seen } from './change.ts'
import type { Link } from './link.ts'
import { isClosed, wasClosed } from './closed.ts'
import { departs } from './lost.ts'
import { fieldsFor, fingerprints, merge } from './merge.ts'
import type { ConflictPolicy, Merged } from './merge.ts'
import { newest } from './newest.ts'
import type { SyncMap } from './sync-map.ts'

export type SyncPolicy = {
  readonly conflict: ConflictPolicy | 'newest'
  /** Two servers' clocks may differ by so much (newest.ts). */
  readonly clockSkewMs?: number
  /** R5: an edit on one side outweighs a deletion on the other. */
  readonly editBeatsDelete: boolean
  /** What a person's deletion in Outlook does to the CRM record. */
  readonly outlookDelete: 'delete' | 'unlink'
}

/** The policy for one record: who is newest is known. */
type Ruling = SyncPolicy & { readonly conflict: ConflictPolicy }

export type Because =
  | 'new'
  | 'edit-beats-delete'
  | 'returned'
  | 'deleted'
  | 'out-of-scope'
  | 'both-gone'
  | 'closed'

export type Plan =
  | { readonly act: 'nothing' }
  | { readonly act: 'look-both' }
  | { readonly act: 'merge'; readonly merged: Merged }
  | {
      readonly act: 'create'
      readonly side: Side
      readonly fields: Fields
      readonly sent: Fingerprints
      readonly because: Because
    }
  | { readonly act: 'delete'; readonly side: Side; readonly because: Because }
  | { readonly act: 'detach' }
  | { readonly act: 'forget'; readonly because: Because }

const nothing: Plan = { act: 'nothing' }
const lookBoth: Plan = { act: 'look-both' }

export function plan(
  link: Link | null,
  crm: Seen,
  outlook: Seen,
  map: SyncMap,
  rules: SyncPolicy,
): Plan {
  const { conflict } = rules
  const policy: Ruling = {
    ...rules,
    conflict: conflict === 'newest' ? newest(crm, outlook, rules.clockSkewMs ?? 0) : conflict,
  }
  if (link === null) return planUnlinked(crm, outlook, map, policy)
  // The absence our own delete made is no message from anybody.
  const left = link.ourDelete === 'crm' && crm.kind === 'gone' ? ({ kind: 'none' } as const) : crm
  const right =
    link.ourDelete === 'outlook' && outlook.kind === 'gone' ? ({ kind: 'none' } as const) : outlook
  switch (left.kind) {
    case 'present':
      return planPresent(link, left.fields, right, map, policy)
    case 'same':
      return planSame(link, right, map, policy)
    case 'gone':
      return planGone(link, right, map, policy)
    case 'out-of-scope':
      return planLeft(link, right)
    case 'none':
      if (right.kind === 'present') return create('crm', right.fields, map, 'returned')
      return right.kind === 'same' ? lookBoth : { act: 'forget', because: 'both-gone' }
    case 'moved':
      return nothing
  }
}

/** The record is not this member's any more: our copy goes, what the person took elsewhere stays his (R8). */
function planLeft(link: Link, right: Seen): Plan {
  switch (right.kind) {
    case 'moved':
      return link.state === 'detached' ? nothing : { act: 'detach' }
    case 'same':
      if (link.state === 'detached') return nothing
      return { act: 'delete', side: 'outlook', because: 'out-of-scope' }
    case 'present':
      return { act: 'delete', side: 'outlook', because: 'out-of-scope' }
    case 'gone':
    case 'none':
    case 'out-of-scope':
      return { act: 'forget', because: 'out-of-scope' }
  }
}

function planPresent(link: Link, fields: Fields, right: Seen, map: SyncMap, policy: Ruling): Plan {
  switch (right.kind) {
    case 'present':
      return merging(link, fields, right.fields, map, policy)
    case 'same':
      if (link.state === 'detached') return nothing
      return link.ourDelete === null ? merging(link, fields, null, map, policy) : lookBoth
    case 'moved':
      return link.state === 'detached' ? nothing : { act: 'detach' }
    case 'none':
      return create('outlook', fields, map, 'returned')
    case 'gone':
    case 'out-of-scope':
      if (wasClosed(map, link.base)) return { act: 'forget', because: 'closed' }
      if (policy.editBeatsDelete && departs(map, link.base, 'crm', fields)) {
        return create('outlook', fields, map, 'edit-beats-delete')
      }
      return policy.outlookDelete === 'delete'
        ? { act: 'delete', side: 'crm', because: 'deleted' }
        : { act: 'forget', because: 'deleted' }
  }
}

function planSame(link: Link, right: Seen, map: SyncMap, policy: Ruling): Plan {
  switch (right.kind) {
    case 'present':
      // Back from elsewhere, or in doubt: the CRM may have moved on meanwhile.
      if (link.state === 'detached' || link.ourDelete !== null) return lookBoth
      return merging(link, null, right.fields, map, policy)
    case 'moved':
      return link.state === 'detached' ? nothing : { act: 'detach' }
    case 'gone':
    case 'none':
    case 'out-of-scope':
      return lookBoth
    case 'same':
      return nothing
  }
}

function planGone(link: Link, right: Seen, map: SyncMap, policy: Ruling): Plan {
  switch (right.kind) {
    case 'present':
      return policy.editBeatsDelete && departs(map, link.base, 'outlook', right.fields)
        ? create('crm', right.fields, map, 'edit-beats-delete')
        : { act: 'delete', side: 'outlook', because: 'deleted' }
    case 'same':
      // Conditional on the version last seen: an edit made meanwhile turns up as `stale`.
      return link.state === 'detached'
        ? { act: 'forget', because: 'deleted' }
        : { act: 'delete', side: 'outlook', because: 'deleted' }
    case 'gone':
    case 'none':
    case 'moved':
    case 'out-of-scope':
      return { act: 'forget', because: 'both-gone' }
  }
}

function planUnlinked(crm: Seen, outlook: Seen, map: SyncMap, policy: Ruling): Plan {
  if (crm.kind === 'present' && outlook.kind === 'present') {
    return { act: 'merge', merged: merge(map, null, crm.fields, outlook.fields, policy.conflict) }
  }
  if (crm.kind === 'present' && outlook.kind === 'none') {
    if (isClosed(map, crm.fields)) return nothing
    return create('outlook', crm.fields, map, 'new')
  }
  if (outlook.kind === 'present' && crm.kind === 'none') {
    return create('crm', outlook.fields, map, 'new')
  }
  return nothing
}

function merging(
  link: Link,
  crm: Fields | null,
  outlook: Fields | null,
  map: SyncMap,
  policy: Ruling,
): Plan {
  const merged = merge(map, link.base, crm, outlook, policy.conflict)
  return merged.needsBoth ? lookBoth : { act: 'merge', merged }
}

function create(side: Side, source: Fields, map: SyncMap, because: Because): Plan {
  const from: Side = side === 'crm' ? 'outlook' : 'crm'
  return {
    act: 'create',
    side,
    fields: fieldsFor(map, side, source),
    sent: fingerprints(map, from, source),
    because,
  }
}
