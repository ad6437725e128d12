/**
 * @module
 * The organization's rules of the sync: read, saved as a new version, handed to every mailbox that takes
 * part (CAL-4, CAL-5, SYN-1).
 *
 * A save is answered at once; who must still hear of it is written down in the same transaction and told by
 * an alarm until he has heard. A mailbox that joins later asks by itself.
 */
import type { SavedSyncSettings, SyncSettings } from '../../contract/settings.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Doer } from '../../ports/people-host.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import { refuse } from '../mailbox/refuse.ts'
import { retryAt } from './context.ts'
import type { OrgContext } from './context.ts'

export type Noted = {
  readonly action: string
  readonly target: { readonly id: string; readonly label: string | null }
  readonly details: Readonly<Record<string, string>>
}

export function readSettings(org: OrgContext): SavedSyncSettings {
  const saved = org.store.syncSettings()
  return {
    version: versionOf(saved?.version),
    isDefault: saved === null,
    savedAt: saved === null ? null : new Date(saved.savedAt).toISOString(),
    savedBy: saved?.savedBy ?? null,
    settings: saved?.settings ?? org.defaults,
    defaults: org.defaults,
  }
}

/** @param note writes the audit log, in the same transaction */
export async function saveSettings(
  org: OrgContext,
  note: (doer: Doer, what: Noted) => void,
  doer: Doer,
  settings: SyncSettings,
  ifMatch: string,
): Promise<Result<SavedSyncSettings, Refusal>> {
  const { store, clock, alarms } = org
  const saved = store.syncSettings()
  if (ifMatch !== versionOf(saved?.version)) {
    return refuse('version-conflict', 'Somebody saved other settings meanwhile')
  }
  const before = saved?.settings ?? org.defaults
  const details = differences(before, settings)
  if (Object.keys(details).length === 0) return ok(readSettings(org))
  store.transaction(() => {
    const savedBy = doer.who.name ?? doer.who.member
    const version = (saved?.version ?? 0) + 1
    store.saveSyncSettings({ version, settings, savedAt: clock.now(), savedBy })
    store.setUntold(store.joined())
    const target = { id: org.organization, label: null }
    note(doer, { action: 'settings.sync-changed', target, details })
  })
  await alarms.sooner('settings', clock.now())
  return ok(readSettings(org))
}

/** Tells those who have not heard of the newest rules; again later for those who do not answer. */
export async function tellSettings(org: OrgContext): Promise<void> {
  const { store, alarms } = org
  const saved = store.syncSettings()
  const untold = store.untold().filter((member) => store.isJoined(member))
  const mapping = store.organizationMapping()
  if ((saved === null && mapping === null) || untold.length === 0) {
    store.setUntold([])
    return alarms.settle('settings', null)
  }
  const taken = await aFewAtATime(untold, org.rhythm.callsAtOnce, async (member) => {
    try {
      const mailbox = org.mailbox(member)
      if (saved !== null) {
        const { version, settings } = saved
        await mailbox.takeSettings({ version, settings })
      }
      if (mapping !== null) await mailbox.takeMapping(mapping)
      return true
    } catch {
      // A call to another object can fail for the platform's reasons alone (restart, overload).
      org.journal.event('org.settings-not-told')
      return false
    }
  })
  // Saved anew while these were told: everybody is to hear again, and the alarm is set for it.
  if (store.syncSettings()?.version !== saved?.version) return
  if (store.organizationMapping()?.version !== mapping?.version) return
  const left = untold.filter((_, index) => taken[index] === false)
  store.setUntold(left)
  const failures = left.length > 0 ? store.failures('settings') + 1 : 0
  store.setFailures('settings', failures)
  await alarms.settle('settings', failures === 0 ? null : retryAt(org, failures))
}

const versionOf = (version: number | undefined): string => `s${version ?? 0}`

/** For the audit log: every rule that changed, before and after. */
function differences(before: SyncSettings, after: SyncSettings): Readonly<Record<string, string>> {
  const changed: Record<string, string> = {}
  for (const name of Object.keys(after) as (keyof SyncSettings)[]) {
    const [was, is] = [textOf(before[name]), textOf(after[name])]
    if (was !== is) changed[name] = `${was} → ${is}`
  }
  return changed
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)
