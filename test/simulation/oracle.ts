/**
 * @module
 * The invariants of engine.md §5, checked from outside the engine once everything is quiet.
 */
import type { Fields } from '../../edge/domain/record.ts'
import { asked } from './answer.ts'
import type { History } from './history.ts'
import type { Story } from './ledger.ts'
import { pairedAgain } from './own.ts'
import { dayNames } from './series.ts'
import { groupNames, groupsOf, isPoison, placeNames, placesOf } from './sample-map.ts'

type Living = {
  readonly crm: readonly {
    id: string
    ownerId: string
    origin: string
    lastChange: string
    fields: Fields
  }[]
  readonly outlook: readonly { id: string; fields: Fields; box: string }[]
}

export function judge({ ledger, everybody }: History): readonly string[] {
  for (const one of everybody) pairedAgain(one)
  return [...ledger.violations, ...everybody.flatMap(judgeMailbox)]
}

function judgeMailbox(history: History): readonly string[] {
  const found: string[] = []
  const { phase } = history.store.stream(history.stream)
  // Signed out, or forgotten with the store, it cannot be taken away: it is adopted when switched on again.
  const left = phase === 'off' && history.outlook.container !== null
  const unknown = history.outlook.wasShut || history.losses > 0
  if (left && !unknown) found.push('R10 off, container left')
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
  const { store, stream } = history
  const record = living.crm[0]
  const item = living.outlook[0]
  if (isElsewhere(history, item)) return []
  const leftOut = record !== undefined && item === undefined && isLeftOut(history, record)
  const ours = record === undefined || record.ownerId === history.me
  if (ours && !leftOut && poisoned(history, record, item)) {
    return isParked(history, record, item) ? [] : [`I24 ${story.uid} waits unseen`]
  }
  if (record === undefined) {
    return item === undefined ? [] : [`I1 ${story.uid} only in Outlook (${item.id})`]
  }
  if (record.ownerId !== history.me) {
    // An item on its way to a record of its own, which the CRM refuses.
    if (poisoned(history, undefined, item) && isParked(history, undefined, item)) return []
    return item === undefined ? [] : [`I10 ${story.uid} is not ours and in Outlook`]
  }
  // Moved elsewhere, and gone from there, or while no list of changes told of it: nobody's deletion (R8).
  const isDetached = store.linkByCrm(stream, record.id)?.state === 'detached'
  if (item === undefined && isDetached) return []
  if (item === undefined) return leftOut ? [] : [`I1 ${story.uid} only in the CRM`]
  const different = groupsOf(history.mappedOut)
    // A one-way group never said on its side is the other side's own.
    .filter(({ direction, name }) => direction === 'both' || record.fields[name] !== undefined)
    .flatMap(placesOf)
    .filter((place) => !isAt(place, record.fields[place], item.fields[place]))
  return different.map((name) => `I1 ${story.uid}.${name} differs`)
}

const isElsewhere = (history: History, item: Living['outlook'][number] | undefined): boolean =>
  item !== undefined && item.box !== history.outlook.container?.id

/** Does one side hold what the other refuses (R11)? */
function poisoned(
  { mappedOut }: History,
  record: Living['crm'][number] | undefined,
  item: Living['outlook'][number] | undefined,
): boolean {
  const holds = (fields: Fields | undefined, refusing: 'crm' | 'outlook') =>
    groupsOf(mappedOut).some(({ name }) => isPoison(refusing, fields?.[name]))
  return holds(record?.fields, 'outlook') || holds(item?.fields, 'crm')
}

/** I24: with a reason that a person can read, or as a question that neither side's refusal lets him answer. */
function isParked(
  history: History,
  record: Living['crm'][number] | undefined,
  item: Living['outlook'][number] | undefined,
): boolean {
  const { store, stream } = history
  if (record !== undefined && asked(history).some(({ crmId }) => crmId === record.id)) return true
  const parked = [
    record === undefined ? null : store.parked(stream, 'crm', record.id),
    item === undefined ? null : store.parked(stream, 'outlook', item.id),
  ]
  return parked.some((one) => one !== null && one.detail !== '')
}

function isLeftOut(history: History, record: Living['crm'][number]): boolean {
  const { skipped } = history.store.stream(history.stream)
  if ((skipped['over-cap'] ?? 0) > 0) return true
  return record.origin === 'import' && !history.store.hasEntered(history.stream, record.id)
}

/** A day of a series is there or it is not; of other groups the sample Outlook says nothing when they are empty. */
const isAt = (place: string, crm: unknown, outlook: unknown): boolean =>
  isDay(place) && (outlook ?? '') === '' ? (crm ?? '') === '' : matches(crm, outlook)

const isDay = (place: string): boolean => dayNames.some((name) => name === place)

/** Equal up to what Outlook makes of a value. */
function matches(crm: unknown, outlook: unknown): boolean {
  const [a, b] = [String(crm ?? ''), String(outlook ?? '')]
  return a.toUpperCase().startsWith(b.toUpperCase())
}

/** I4, I8: the last thing typed into a group is there, or in the conflict log, or deleted later by a person. */
function lost(history: History, story: Story, living: Living): readonly string[] {
  const record = living.crm[0]
  const item = living.outlook[0]
  if (isElsewhere(history, item)) return []
  if (record === undefined && item === undefined)
    return isOthers(history, story) ? [] : lostWhole(history, story)
  const found: string[] = []
  for (const name of placeNames) {
    const last = story.edits.filter(({ group }) => group === name).at(-1)
    if (last === undefined) continue
    // Left out of the mapping meanwhile: the item's own, and gone with the item.
    if (last.at === 0 && last.side === 'outlook' && item === undefined) continue
    const there = [
      record?.fields[name],
      ...itemsOf(history, story).map((one) => one.fields[name]),
    ].some((value) => (value ?? '') !== '' && matches(last.value, value))
    const isDisputed = story.edits.some(({ group, side }) => group === name && side !== last.side)
    // Two people at two days of a series are no conflict, however their edits meet (SYN-1).
    const isToBeThere = story.isOnlyTyped && isDay(name) && !isDisputed
    if (!there && (isToBeThere || !inConflictLog(history, last.value)))
      found.push(`I4 ${story.uid}.${name} lost ${last.value}`)
  }
  return found
}

/** Alive in the other mailbox: judged there. */
const isOthers = (history: History, story: Story): boolean => itemsOf(history, story).length > 0

/** In every mailbox: the record may have changed hands, and what was taken elsewhere before stays where it is (R8). */
const itemsOf = ({ everybody, ledger }: History, { uid }: Story) =>
  everybody
    .flatMap(({ outlook }) => [...outlook.items.values()])
    .filter(({ id }) => ledger.outlookUid.get(id) === uid)

function lostWhole(history: History, story: Story): readonly string[] {
  const deletedAt = story.erasedAt
  const typedAt = Math.max(0, ...story.edits.map(({ at }) => at))
  // Nothing typed that had to be kept: it went with the calendar, or was never more than a copy.
  if (story.edits.length === 0) return []
  if (deletedAt === 0) return [`I8 ${story.uid} is gone, nobody deleted it`]
  // Where deletion outweighs edits, they are told at least.
  const after = story.edits.filter(({ at }) => at > deletedAt)
  const last = new Map(after.map(({ group, value }) => [group, value]))
  const told = [...last.values()].every((value) => inConflictLog(history, value))
  if (!history.settings.editBeatsDelete && told) return []
  return typedAt > deletedAt && story.edits.length > groupNames.length
    ? [`I8 ${story.uid} was edited after it was deleted, and is gone`]
    : []
}

/** Of either mailbox: the record may have changed hands since. */
const inConflictLog = ({ everybody }: History, value: string): boolean =>
  everybody
    .flatMap((one) => [...one.archive, ...one.conflicts()])
    .flatMap((kept) => kept.split(' '))
    .some((kept) => kept !== '' && matches(value, kept))
