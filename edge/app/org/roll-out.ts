/**
 * @module
 * A stream switched for many members at once (INS-6): in slices, with a result for each.
 *
 * Owns: who is meant, and that nobody outside the organization's own tenant is: the CRM says which directory user a
 * member is, and a CRM that named somebody of another tenant would reach into a mailbox that is not its
 * organization's (OPS-3). Does not own: what is done in a mailbox (app/mailbox/organization-stream.ts).
 */
import type {
  Reach,
  RollOut,
  RollOutRequest,
  RollOuts,
} from '../../contract/organization-streams.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { everyStream } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import type { CrmMember } from '../../ports/crm.ts'
import type { MailboxHost, OrganizationOutcome, Refusal } from '../../ports/hosts.ts'
import type { Doer } from '../../ports/people-host.ts'
import type { RollOutStore, RollOutTarget, StoredRollOut } from '../../ports/roll-out-store.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { refuse } from '../mailbox/refuse.ts'
import { note } from '../people/note.ts'
import { iso } from '../people/context.ts'
import type { PeopleContext } from '../people/context.ts'
import { permitted } from '../people/permitted.ts'
import { retryAt } from './context.ts'
import type { OrgContext } from './context.ts'

export type RollOutContext = {
  readonly org: Pick<OrgContext, 'alarms' | 'clock' | 'crm' | 'journal' | 'rhythm' | 'store'>
  readonly people: Pick<PeopleContext, 'crm' | 'store' | 'clock' | 'organization'>
  readonly store: RollOutStore
  /** The tenants this organization may be rolled out in: tied by its administrator, or registered. */
  readonly tenants: () => readonly string[]
  readonly mailbox: (member: string) => Pick<MailboxHost, 'organizationStream'>
  readonly keepAwake: () => Promise<void>
  /** Members a slice takes (edge/policy.ts). */
  readonly perSlice: number
  readonly tries: number
}

const ALARM = 'roll-out'
const PAGE = 50

export async function beginRollOut(
  context: RollOutContext,
  doer: Doer,
  request: RollOutRequest,
): Promise<Result<RollOut, Refusal>> {
  const { org, people, store } = context
  const may = await permitted(people, doer.who.member, 'manageIntegration')
  if (!may.ok) return may
  if (context.tenants().length === 0) {
    return refuse('wrong-state', 'An administrator has to connect the Microsoft 365 tenant first.')
  }
  const members = await org.crm.members()
  if (!members.ok) {
    return fail({ code: 'upstream-unavailable', detail: 'The CRM does not answer.', retryAfter: 5 })
  }
  const targets = targetsOf(context, members.value, request.members)
  const { stream, enabled } = request
  store.transaction(() => {
    store.saveRollOut({
      ...{ stream, enabled, startedAt: org.clock.now(), endedAt: null },
      by: doer.who.name ?? doer.who.member,
    })
    store.begin(stream, targets)
    const details = { enabled: String(enabled), members: String(targets.length) }
    const target = { id: people.organization.id, label: stream }
    note(people, doer, { action: 'streams.roll-out', target, details })
  })
  await org.alarms.sooner(ALARM, org.clock.now())
  await context.keepAwake()
  return ok(viewOf(context, stream) as RollOut)
}

/** Each once. Who is not in the CRM, or shut out of it, is not linked to anybody. */
function targetsOf(
  { org, tenants }: RollOutContext,
  members: readonly CrmMember[],
  wanted: RollOutRequest['members'],
): readonly RollOutTarget[] {
  const active = new Map(members.filter((one) => one.active).map((one) => [one.id, one]))
  const own = new Set(tenants())
  const ids = wanted === 'all' ? [...active.keys()] : [...new Set(wanted)]
  return ids.map((member) => {
    const known = active.get(member)
    // What he proved by signing in counts before what the CRM says.
    const tie = known === undefined ? null : (org.store.identity(member) ?? known.entra ?? null)
    const isOwn = tie !== null && own.has(tie.tenantId)
    const who = isOwn ? personOf(tie, known?.name ?? '') : null
    return { member, name: known?.name ?? null, who, tries: 0 }
  })
}

const personOf = (
  { tenantId, userId, address = '' }: { tenantId: string; userId: string; address?: string },
  name: string,
) => ({ tenantId, userId, address, displayName: name === '' ? address : name })

/** One slice; runs in the alarm only, so never twice at once. */
export async function workOffRollOut(context: RollOutContext): Promise<void> {
  const { org, store, perSlice } = context
  let late = 0
  for (const stream of everyStream) {
    const rollOut = store.rollOut(stream)
    if (rollOut === null || rollOut.endedAt !== null) continue
    const targets = store.waiting(stream, perSlice)
    const outcomes = await aFewAtATime(targets, org.rhythm.callsAtOnce, (target) =>
      switchFor(context, rollOut, target),
    )
    late += settle(context, rollOut, targets, outcomes)
  }
  const waits = everyStream.some((stream) => isAtWork(store, stream))
  const next = late > 0 ? retryAt(org, 1) : org.clock.now()
  await org.alarms.settle(ALARM, waits ? next : null)
}

const isAtWork = (store: RollOutStore, stream: Stream): boolean =>
  store.rollOut(stream)?.endedAt === null

async function switchFor(
  { mailbox, org, tenants }: RollOutContext,
  { stream, enabled }: StoredRollOut,
  { member, who }: RollOutTarget,
): Promise<OrganizationOutcome> {
  // Untied since it began: nobody's mailbox is the organization's to open any longer.
  if (who === null || !tenants().includes(who.tenantId)) return { result: 'not-linked' }
  try {
    return await mailbox(member).organizationStream({ stream, enabled, who })
  } catch {
    // A call to another object can fail for the platform's reasons alone (restart, overload).
    org.journal.event('org.roll-out-call-failed')
    return { result: 'later' }
  }
}

/** @returns how many have to be tried again */
function settle(
  { store, org, tries }: RollOutContext,
  begun: StoredRollOut,
  targets: readonly RollOutTarget[],
  outcomes: readonly OrganizationOutcome[],
): number {
  return store.transaction(() => {
    // Begun anew while these were switched: their rows are others now.
    if (store.rollOut(begun.stream)?.startedAt !== begun.startedAt) return 0
    let late = 0
    for (const [index, target] of targets.entries()) {
      const { result, reason = null } = outcomes[index] ?? { result: 'later' }
      if (result !== 'later') store.settle(begun.stream, target.member, result, reason)
      else if (target.tries + 1 >= tries) {
        store.settle(begun.stream, target.member, 'failed', 'unavailable')
      } else {
        store.postpone(begun.stream, target)
        late += 1
      }
    }
    if (store.counts(begun.stream).waiting === 0) {
      store.saveRollOut({ ...begun, endedAt: org.clock.now() })
    }
    return late
  })
}

export function readRollOuts(
  context: RollOutContext,
  page: { stream: Stream | null; cursor: string | null; limit: number | null },
): Omit<RollOuts, 'reach'> {
  const limit = page.limit ?? PAGE
  const after = page.cursor ?? ''
  const rows =
    page.stream === null ? [] : context.store.results(page.stream, { after, limit: limit + 1 })
  const results = rows.slice(0, limit)
  return {
    rollOuts: everyStream.flatMap((stream) => viewOf(context, stream) ?? []),
    results: results.map((row) => ({ ...row })),
    cursor: rows.length > limit ? (results.at(-1)?.member ?? null) : null,
  }
}

/** Whom "everybody" would mean now, for the question before it; null: the CRM does not answer. */
export async function readReach(context: RollOutContext): Promise<Reach | null> {
  const members = await context.org.crm.members()
  if (!members.ok) return null
  const targets = targetsOf(context, members.value, 'all')
  return {
    members: targets.length,
    mailboxes: targets.filter(({ who }) => who !== null).length,
  }
}

function viewOf({ store }: RollOutContext, stream: Stream): RollOut | null {
  const rollOut = store.rollOut(stream)
  if (rollOut === null) return null
  const { waiting, by, reasons } = store.counts(stream)
  const done = Object.values(by).reduce((sum, count) => sum + count, 0)
  return {
    ...{ stream, enabled: rollOut.enabled, by: rollOut.by },
    startedAt: iso(rollOut.startedAt),
    endedAt: rollOut.endedAt === null ? null : iso(rollOut.endedAt),
    ...{ total: done + waiting, done, counts: by, reasons },
  }
}
