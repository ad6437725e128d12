/**
 * @module
 * The tenant is untied (INS-7): every mailbox stops and forgets, then the organization does, then the tenant is
 * free. Runs in slices by an alarm; a report says what became of each and what stays. The CRM keeps every record.
 */
import type { Installation, OutlookChoice, Removal } from '../../contract/install.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type {
  InstallStore,
  RemovedMailbox,
  StoredInstallation,
  StoredRemoval,
} from '../../ports/install-store.ts'
import type { Doer } from '../../ports/people-host.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { iso } from '../people/context.ts'
import { note, noteOf } from '../people/note.ts'
import { permitted } from '../people/permitted.ts'
import { refuse } from '../people/refuse.ts'
import type { InstallContext } from './install-context.ts'

export async function uninstall(
  context: InstallContext,
  doer: Doer,
  { outlook, confirm }: { outlook: OutlookChoice; confirm: string },
): Promise<Result<Installation, Refusal>> {
  const { people, store, alarms } = context
  const may = await permitted(people, doer.who.member, 'manageIntegration')
  if (!may.ok) return may
  if (confirm.trim() !== people.organization.name) {
    return refuse(
      'invalid-request',
      'Type the name of the organization as it is shown.',
      '/confirm',
    )
  }
  const begun = store.transaction(() => begin(context, doer, outlook))
  if (!begun.ok) return begun
  await alarms.sooner('removal', people.clock.now())
  await context.keepAwake()
  return ok(installation(context))
}

function begin(
  { people, store }: InstallContext,
  doer: Doer,
  outlook: OutlookChoice,
): Result<null, Refusal> {
  const installed = store.installation()
  if (installed === null || installed.removal?.endedAt != null) {
    return refuse('wrong-state', 'No Microsoft 365 organization is tied to this CRM account.')
  }
  // Asked twice: the first goes on as it was asked.
  if (installed.removal !== null) return ok(null)
  const waiting = store.tiedMembers()
  store.saveInstallation({
    ...installed,
    removal: {
      ...{ outlook, waiting },
      startedAt: people.clock.now(),
      endedAt: null,
      by: doer.who.name ?? doer.who.email,
      results: [],
      forgotten: null,
    },
  })
  note(people, doer, {
    action: 'organization.uninstalling',
    target: { id: installed.tenantId, label: people.organization.name },
    details: { outlook, mailboxes: String(waiting.length) },
  })
  return ok(null)
}

/** Runs in the alarm only. */
export async function workOffRemoval(context: InstallContext): Promise<void> {
  const { people, store, alarms, rhythm } = context
  const installed = store.installation()
  const removal = installed?.removal ?? null
  if (installed === null || removal === null || removal.endedAt !== null) {
    return alarms.settle('removal', null)
  }
  const slice = removal.waiting.slice(0, rhythm.mailboxesPerSlice)
  const taken = await aFewAtATime(slice, rhythm.callsAtOnce, (member) =>
    takeApart(context, member, removal.outlook),
  )
  const done = taken.filter((one) => one !== null)
  const names = new Set(done.map(({ member }) => member))
  // Who did not answer goes to the end: he must not hide the others.
  const asked = new Set(slice)
  const waiting = [
    ...removal.waiting.filter((member) => !asked.has(member)),
    ...slice.filter((member) => !names.has(member)),
  ]
  const next: StoredRemoval = { ...removal, waiting, results: [...removal.results, ...done] }
  store.saveInstallation({ ...installed, removal: next })
  if (waiting.length === 0) return finish(context, { ...installed, removal: next }, next)
  const pause = done.length === 0 ? rhythm.retryMs : 0
  await alarms.settle('removal', people.clock.now() + pause)
}

async function takeApart(
  { mailbox, people, store }: InstallContext,
  member: string,
  outlook: OutlookChoice,
): Promise<RemovedMailbox | null> {
  try {
    const nothing = ok({ calendar: 'none', contacts: 'none' } as const)
    const erased = store.hasMailbox(member) ? await mailbox(member).erase(outlook) : nothing
    if (!erased.ok) return null
    // The CRM's own note of who he is at Microsoft; where it cannot be taken back, it says nothing to anybody else.
    const unbound = await people.crm.unbindIdentity(member)
    if (!unbound.ok) people.journal.event('uninstall.tie-left', { kind: unbound.failure.kind })
    return { member, ...erased.value }
  } catch (error) {
    // The object could not be reached; it still holds a sign-in, so it is asked again.
    const name = error instanceof Error ? error.name : 'unknown'
    people.journal.event('uninstall.mailbox-failed', { name })
    return null
  }
}

async function finish(
  { people, store, claims, alarms, restFeed }: InstallContext,
  installed: StoredInstallation,
  removal: StoredRemoval,
): Promise<void> {
  await restFeed()
  await claims(installed.tenantId).releaseTenant(installed.tenantId, people.organization.id)
  store.transaction(() => {
    const forgotten = store.forgetPeople()
    const { installedBy } = installed
    store.saveInstallation({
      ...installed,
      // Of the person only what the CRM knows anyway.
      installedBy: { ...installedBy, userId: '', address: '', displayName: '' },
      removal: { ...removal, forgotten, endedAt: people.clock.now() },
    })
    noteOf(
      people,
      null,
      { via: 'system', address: null },
      {
        action: 'organization.uninstalled',
        target: { id: installed.tenantId, label: people.organization.name },
        details: { mailboxes: String(removal.results.length) },
      },
    )
  })
  await alarms.settle('removal', null)
}

/** The tenant an administrator tied; null: none, or one that is being untied. */
export function tiedTenant(store: Pick<InstallStore, 'installation'>): string | null {
  const installed = store.installation()
  return installed?.removal === null ? installed.tenantId : null
}

export function isBeingRemoved(store: Pick<InstallStore, 'installation'>): boolean {
  const removal = store.installation()?.removal ?? null
  return removal !== null && removal.endedAt === null
}

export function installation({
  people,
  store,
}: Pick<InstallContext, 'people' | 'store'>): Installation {
  const { name: organizationName } = people.organization
  const installed = store.installation()
  if (installed === null) {
    const nothing = { tenantId: null, installedAt: null, installedBy: null, removal: null }
    return { state: 'none', organizationName, ...nothing }
  }
  const { removal, installedBy, tenantId } = installed
  const { displayName, address } = installedBy
  return {
    state: removal === null ? 'installed' : removal.endedAt === null ? 'removing' : 'removed',
    organizationName,
    tenantId,
    installedAt: iso(installed.installedAt),
    installedBy: displayName === '' ? null : { displayName, address },
    removal: removal && removalOf(removal),
  }
}

function removalOf(removal: StoredRemoval): Removal {
  const { outlook, results, waiting, forgotten, by, startedAt, endedAt } = removal
  const isLeft = results.some((one) => [one.calendar, one.contacts].some(isInOutlook))
  return {
    ...{ outlook, forgotten, by },
    results: results.map((one) => ({ ...one })),
    startedAt: iso(startedAt),
    endedAt: endedAt === null ? null : iso(endedAt),
    mailboxes: { total: results.length + waiting.length, done: results.length },
    remains: [
      'crm-records',
      'crm-users',
      ...(isLeft ? (['outlook-copies'] as const) : []),
      'audit-log',
      'microsoft-consent',
      'backups',
    ],
  }
}

const isInOutlook = (copies: RemovedMailbox['calendar']): boolean =>
  copies === 'kept' || copies === 'left'
