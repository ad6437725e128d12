/**
 * @module
 * What the engine is given in a simulated history: the models as its ports, small numbers, the sample map.
 */
import type { SyncContext } from '../../edge/app/mailbox/context.ts'
import type { Fields } from '../../edge/domain/record.ts'
import { ok } from '../../edge/domain/result.ts'
import type { Clock } from '../../edge/ports/clock.ts'
import type { History } from './history.ts'
import { guard, SLICE_REQUESTS } from './numbers.ts'
import { groupsOf } from './sample-map.ts'

export function contextOf(history: History, clock: Clock): SyncContext {
  const { settings } = history
  return {
    member: { organization: 'org', member: history.me },
    store: history.store,
    outlook: history.outlook,
    crm: history.crm,
    clock: clock,
    journal: { event: () => undefined },
    policy: {
      conflict: settings.conflict,
      editBeatsDelete: settings.editBeatsDelete,
      outlookDelete: 'delete',
      clockSkewMs: 60_000,
    },
    brake: guard,
    rhythm: {
      sliceMs: 10_000,
      sliceRequests: SLICE_REQUESTS,
      pollMs: 60_000,
      pollUnwatchedMs: 30_000,
      pollProvenMs: 60_000,
      compareMs: 3_600_000,
      activityDays: 90,
    },
    kind: () => ({
      map: history.release.map ?? settings.map ?? groupsOf(history.mappedOut),
      reading: history.release.reading,
      scope: (record, entered) => {
        if (record.ownerId !== history.me) return 'not-owned'
        const rule = history.store.settings()?.settings.imported ?? 'until-mass-updated'
        if (rule === 'include' || record.origin !== 'import') return 'in'
        const admitted = rule !== 'exclude' && (entered || record.lastChange === 'mass-update')
        return admitted ? 'in' : 'imported'
      },
      label: (_side, fields: Fields) => String(fields['title'] ?? ''),
      containerName: 'CRM Calendar',
      cap: history.store.settings()?.settings.caps.calendar ?? settings.cap,
    }),
    hook: () => ({ url: 'https://edge.example/hook' }),
    ready: () => Promise.resolve(ok(null)),
    join: () => Promise.resolve(ok(null)),
  }
}
