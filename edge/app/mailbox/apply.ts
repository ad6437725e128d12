/**
 * @module
 * From what is seen of one record to what is done about it: plan, note what needs no write, and hand back
 * the writes. Runs inside the caller's transaction; nothing here waits.
 */
import { otherSide } from '../../domain/record.ts'
import type { Fields, Side, Stream } from '../../domain/record.ts'
import type { Seen } from '../../domain/sync/change.ts'
import type { Base, Link, Operation } from '../../domain/sync/link.ts'
import { plan } from '../../domain/sync/plan.ts'
import type { Plan } from '../../domain/sync/plan.ts'
import { baseAfter } from '../../domain/sync/prints.ts'
import { lostEdits } from '../../domain/sync/lost.ts'
import type { Merged } from '../../domain/sync/merge.ts'
import { changesOf, shownAfter } from '../../domain/sync/shown.ts'
import type { SyncContext } from './context.ts'
import { mailing } from './invite.ts'
import { markerOf } from './marker.ts'
import { isThrough, loses, versionsOf } from './known-versions.ts'
import type { Versions } from './known-versions.ts'
import { noteConflicts, noteQuestions, noteUnheld } from './note-conflicts.ts'
import type { Ledger } from './record-activity.ts'

/** One record as it is seen now. `crmId` / `outlookId`: known ids, link or not. */
export type Subject = {
  readonly stream: Stream
  readonly link: Link | null
  readonly crmId: string | null
  readonly outlookId: string | null
  readonly crm: Seen
  readonly outlook: Seen
  readonly noticedAt: number
}

/** `look-both`: read the sides that are not known yet and apply again. */
export type Applied =
  | { readonly kind: 'planned'; readonly operations: readonly Operation[] }
  | { readonly kind: 'look-both' }

const planned = (...operations: Operation[]): Applied => ({ kind: 'planned', operations })

export function apply(context: SyncContext, subject: Subject, ledger: Ledger): Applied {
  const { stream, link } = subject
  if (link !== null && isHalfSeen(context, link, subject)) return { kind: 'look-both' }
  const { map } = context.kind(stream)
  const decision = plan(link, subject.crm, subject.outlook, map, context.policy)
  if (link !== null && writesUnread(link, subject, decision)) return { kind: 'look-both' }
  if (link !== null && spares(decision)) context.store.spare(stream, link.crmId)
  switch (decision.act) {
    case 'nothing':
      return planned()
    case 'look-both':
      return { kind: 'look-both' }
    case 'merge':
      return applyMerge(context, subject, decision.merged, ledger)
    case 'create':
      return applyCreate(context, subject, decision)
    case 'delete':
      return applyDelete(context, subject, decision, ledger)
    case 'detach':
      if (link !== null) context.store.putLink({ ...link, state: 'detached' })
      ledger.entries.push(entry(context, subject, 'detached', null))
      return planned()
    case 'forget':
      if (link !== null) context.store.dropLink(stream, link.crmId)
      return planned()
  }
}

/** What is to be deleted is planned anew only from both sides: one alone would forget why it was to go. */
const isHalfSeen = ({ store }: SyncContext, link: Link, { crm, outlook }: Subject): boolean =>
  (crm.kind === 'same' || outlook.kind === 'same') && store.isDoomed(link.stream, link.crmId)

/** Nothing tells what stands there now: without a version the write would go over it, whatever it is (I4). */
function writesUnread(link: Link, { crm, outlook }: Subject, decision: Plan): boolean {
  if (decision.act !== 'merge') return false
  const { toCrm, toOutlook } = decision.merged
  const toUnread = (seen: Seen, version: string | null, written: Fields) =>
    seen.kind === 'same' && version === null && Object.keys(written).length > 0
  return toUnread(crm, link.crmVersion, toCrm) || toUnread(outlook, link.outlookVersion, toOutlook)
}

/** A record that is alive and wanted is no longer to be deleted. */
const spares = (decision: Plan): boolean =>
  decision.act !== 'delete' && decision.act !== 'look-both'

function applyMerge(
  context: SyncContext,
  subject: Subject,
  merged: Merged,
  ledger: Ledger,
): Applied {
  const { crm, outlook } = subject
  const link = subject.link ?? newLink(subject)
  if (link === null) return planned()
  const versions = versionsOf(subject, link)
  const { map } = context.kind(subject.stream)
  const wantsOutlook = Object.keys(merged.toOutlook).length > 0
  const wantsCrm = Object.keys(merged.toCrm).length > 0
  const writesOutlook = wantsOutlook && !isRefused(context, link, 'crm', versions.crm)
  const writesCrm = wantsCrm && !isRefused(context, link, 'outlook', versions.outlook)
  context.store.putLink({
    ...link,
    base: withAgreed(link.base, merged),
    ...shownAfter(map, link, merged.agreed, { crm, outlook }),
    crmVersion: isThrough(merged, 'crm') ? versions.crm : link.crmVersion,
    outlookVersion: isThrough(merged, 'outlook') ? versions.outlook : link.outlookVersion,
    state: 'linked',
    ourDelete: null,
  })
  const told = entry(context, subject, 'conflict', null)
  // A conflict whose outcome was refused before is not told again at every look.
  if (writesOutlook || writesCrm) noteConflicts(ledger, map, told, merged.conflicts)
  noteQuestions(ledger, map, told, merged.questions)
  noteUnheld(ledger, map, told, merged.unheld)
  const write = (side: Side) => updateOf(context, subject, link, side, merged, versions)
  return planned(...(writesOutlook ? [write('outlook')] : []), ...(writesCrm ? [write('crm')] : []))
}

function updateOf(
  context: SyncContext,
  subject: Subject,
  link: Link,
  side: Side,
  merged: Merged,
  versions: Versions,
): Operation {
  const toOutlook = side === 'outlook'
  const written = {
    fields: toOutlook ? merged.toOutlook : merged.toCrm,
    groups: toOutlook ? merged.sentToOutlook : merged.sentToCrm,
  }
  const backwards = toOutlook ? merged.toCrm : merged.toOutlook
  const goesOn = merged.again || Object.keys(backwards).length > 0
  const overrules = loses(merged, side) && !goesOn
  const present = subject[side].kind === 'present' ? subject[side].fields : null
  const { map } = context.kind(subject.stream)
  return {
    ...operation(context, subject, side),
    ...(toOutlook ? mailing(context, subject.crm, false, link.base !== null) : {}),
    action: 'update',
    changes: changesOf(map, side, written, present, link.shown ?? {}),
    crmId: link.crmId,
    outlookId: link.outlookId,
    version: versions[side],
    fields: written.fields,
    sent: written.groups,
    sourceVersion: versions[otherSide(side)],
    ...(overrules ? { overrules } : {}),
    ...(merged.again ? { again: true } : {}),
  }
}

/** The same content was refused before: sent again, it would be refused again, for ever (R11, SYN-5). */
function isRefused(
  context: SyncContext,
  link: Link,
  source: Side,
  version: string | null,
): boolean {
  const id = source === 'crm' ? link.crmId : link.outlookId
  const parked = context.store.parked(link.stream, source, id)
  return parked !== null && parked.version !== null && parked.version === version
}

function applyCreate(
  context: SyncContext,
  subject: Subject,
  decision: Extract<Plan, { act: 'create' }>,
): Applied {
  const source = decision.side === 'crm' ? subject.outlook : subject.crm
  const { crmId, outlookId } = subject
  return planned({
    ...operation(context, subject, decision.side),
    ...(decision.side === 'outlook'
      ? mailing(context, subject.crm, decision.because === 'new', false)
      : {}),
    action: 'create',
    crmId: decision.side === 'crm' ? null : crmId,
    outlookId: decision.side === 'crm' ? outlookId : null,
    key:
      decision.side === 'outlook'
        ? markerOf(crmId ?? '', context.clock.uuid(), context.member.organization)
        : context.clock.uuid(),
    version: null,
    fields: decision.fields,
    sent: decision.sent,
    sourceVersion: source.kind === 'present' ? source.version : null,
  })
}

/** Deletions wait until they can be judged together (R9): carry-out.ts. */
function applyDelete(
  context: SyncContext,
  subject: Subject,
  decision: Extract<Plan, { act: 'delete' }>,
  ledger: Ledger,
): Applied {
  const { stream, link } = subject
  if (link === null) return planned()
  const versions = versionsOf(subject, link)
  context.store.putLink({ ...link, crmVersion: versions.crm, outlookVersion: versions.outlook })
  context.store.doom({
    stream,
    crmId: link.crmId,
    side: decision.side,
    because: decision.because === 'out-of-scope' ? 'out-of-scope' : 'deleted',
    noticedAt: subject.noticedAt,
  })
  noteUnsynced(context, subject, link, decision.side, ledger)
  if (decision.because === 'out-of-scope') {
    ledger.entries.push(entry(context, subject, 'state', 'out-of-scope'))
  }
  return planned()
}

/** What was typed there since and goes with it stays where it can be read: no edit is lost without a word (SYN-1). */
function noteUnsynced(
  context: SyncContext,
  subject: Subject,
  link: Link,
  loser: Side,
  ledger: Ledger,
): void {
  const [lost, other] = [subject[loser], subject[otherSide(loser)]]
  if (lost.kind !== 'present') return
  const { map } = context.kind(subject.stream)
  const fields = other.kind === 'present' ? other.fields : null
  const edits = lostEdits(map, link.base, loser, lost.fields, fields)
  noteConflicts(ledger, map, entry(context, subject, 'conflict', null), edits)
}

function operation(
  context: SyncContext,
  subject: Subject,
  side: Side,
): Pick<Operation, 'side' | 'key' | 'label' | 'noticedAt'> {
  return {
    side,
    key: context.clock.uuid(),
    label: labelOf(context, subject),
    noticedAt: subject.noticedAt,
  }
}

function labelOf(context: SyncContext, subject: Subject): string | null {
  const { label } = context.kind(subject.stream)
  if (subject.crm.kind === 'present') return label('crm', subject.crm.fields)
  if (subject.outlook.kind === 'present') return label('outlook', subject.outlook.fields)
  return null
}

function newLink(subject: Subject): Link | null {
  if (subject.crmId === null || subject.outlookId === null) return null
  return {
    stream: subject.stream,
    crmId: subject.crmId,
    outlookId: subject.outlookId,
    base: null,
    crmVersion: null,
    outlookVersion: null,
    state: 'linked',
    ourDelete: null,
  }
}

function withAgreed(base: Base | null, { agreed }: Merged): Base | null {
  const { crm, outlook } = agreed
  return Object.keys(crm).length + Object.keys(outlook).length === 0
    ? base
    : baseAfter(base, agreed)
}

function entry(
  context: SyncContext,
  subject: Subject,
  kind: 'conflict' | 'detached' | 'state',
  code: string | null,
): Ledger['entries'][number] {
  return {
    kind,
    side: null,
    crmId: subject.link?.crmId ?? subject.crmId,
    outlookId: subject.link?.outlookId ?? subject.outlookId,
    label: labelOf(context, subject),
    fields: [],
    code,
    detail: null,
  }
}
