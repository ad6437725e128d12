/**
 * @module
 * The invariants of engine.md §5, checked from outside the engine once everything is quiet.
 */
import type { Fields } from '../../edge/domain/record.ts'
import type { History } from './history.ts'
import type { Story } from './ledger.ts'
import { ME } from './model-crm.ts'
import { groupNames, sampleMap } from './sample-map.ts'

type Living = {
  readonly crm: readonly {
    id: string
    ownerId: string
    origin: string
    lastChange: string
    fields: Fields
  }[]
  readonly outlook: readonly { id: string; fields: Fields; place: 'ours' | 'other' }[]
}

export function judge(history: History): readonly string[] {
  const found = [...history.ledger.violations]
  const { phase } = history.store.stream(history.stream)
  // Signed out, nobody can take it away: it is adopted again after the next sign-in.
  const left = phase === 'off' && history.outlook.container !== null
  if (left && !history.outlook.wasSignedOut) found.push('R10 off, container left')
  for (const story of history.ledger.stories.values()) {
    const living = livingOf(history, story)
    found.push(...twins(story, living))
    if (phase === 'live')
      found.push(...converged(history, story, living), ...lost(history, story, living))
  }
  return found
}

function livingOf(history: History, story: Story): Living {
  const { ledger, crm, outlook } = history
  return {
    crm: [...crm.records.values()].filter(({ id }) => ledger.crmUid.get(id) === story.uid),
    outlook: [...outlook.items.values()].filter(
      ({ id }) => ledger.outlookUid.get(id) === story.uid,
    ),
  }
}

/** I3: one record, one item. */
function twins(story: Story, { crm, outlook }: Living): readonly string[] {
  const found: string[] = []
  if (crm.length > 1) found.push(`I3 ${story.uid} is ${crm.length} times in the CRM`)
  if (outlook.length > 1) found.push(`I3 ${story.uid} is ${outlook.length} times in Outlook`)
  return found
}

/** I1, I10, R8: what belongs is on both sides and equal; what does not is not in Outlook. */
function converged(history: History, story: Story, living: Living): readonly string[] {
  const record = living.crm[0]
  const item = living.outlook[0]
  if (item?.place === 'other') return []
  if (record === undefined) {
    return item === undefined ? [] : [`I1 ${story.uid} only in Outlook (${item.id})`]
  }
  if (record.ownerId !== ME) {
    return item === undefined ? [] : [`I10 ${story.uid} is not ours and in Outlook`]
  }
  if (item === undefined)
    return isLeftOut(history, record) ? [] : [`I1 ${story.uid} only in the CRM`]
  const different = sampleMap
    // A one-way group never said on its side is the other side's own.
    .filter(({ direction, name }) => direction === 'both' || record.fields[name] !== undefined)
    .filter((group) => !matches(record.fields[group.name], item.fields[group.name]))
  return different.map(({ name }) => `I1 ${story.uid}.${name} differs`)
}

function isLeftOut(history: History, record: Living['crm'][number]): boolean {
  const { skipped } = history.store.stream(history.stream)
  if ((skipped['over-cap'] ?? 0) > 0) return true
  return record.origin === 'import' && !history.store.hasEntered(history.stream, record.id)
}

/** Equal up to what Outlook makes of a value. */
function matches(crm: unknown, outlook: unknown): boolean {
  const [a, b] = [String(crm ?? ''), String(outlook ?? '')]
  return a.toUpperCase() === b.toUpperCase() || a.toUpperCase().startsWith(b.toUpperCase())
}

/** I4, I8: the last thing typed into a group is there, or in the conflict log, or deleted later by a person. */
function lost(history: History, story: Story, living: Living): readonly string[] {
  const record = living.crm[0]
  const item = living.outlook[0]
  if (item?.place === 'other') return []
  if (record === undefined && item === undefined) return lostWhole(story)
  const found: string[] = []
  for (const name of groupNames) {
    const last = story.edits.filter(({ group }) => group === name).at(-1)
    if (last === undefined) continue
    const there = [record?.fields[name], item?.fields[name]].some(
      (value) => matches(last.value, value) || value === last.value,
    )
    if (!there && !inConflictLog(history, last.value))
      found.push(`I4 ${story.uid}.${name} lost ${last.value}`)
  }
  return found
}

function lostWhole(story: Story): readonly string[] {
  const deletedAt = Math.max(0, ...story.deleted.crm, ...story.deleted.outlook)
  const typedAt = Math.max(0, ...story.edits.map(({ at }) => at))
  // Nothing typed that had to be kept: it went with the calendar, or was never more than a copy.
  if (story.edits.length === 0) return []
  if (deletedAt === 0) return [`I8 ${story.uid} is gone, nobody deleted it`]
  return typedAt > deletedAt && story.edits.length > groupNames.length
    ? [`I8 ${story.uid} was edited after it was deleted, and is gone`]
    : []
}

function inConflictLog(history: History, value: string): boolean {
  const { entries } = history.store.activity(history.stream, { before: null, limit: 10_000 })
  return entries.some(({ kind, detail }) => {
    if (kind !== 'conflict' || detail === null) return false
    return matches(value, JSON.parse(detail))
  })
}
