/**
 * @module
 * A mailbox of an organization that uninstalls (INS-7): stops, lets go of Outlook as was chosen, and unties. That
 * nothing of it is left in the tables is the object's part (objects/mailbox/erase-tables.ts).
 */
import type { OutlookChoice, RemovedCopies } from '../../contract/install.ts'
import { everyStream } from '../../domain/record.ts'
import type { Stream } from '../../domain/record.ts'
import type { SyncContext } from './context.ts'
import { disconnect } from './disconnect.ts'

export type Erased = Readonly<Record<Stream, RemovedCopies>>

export async function erase(context: SyncContext, outlook: OutlookChoice): Promise<Erased> {
  const { store } = context
  if (outlook === 'clear') return disconnect(context)
  const kept: Record<Stream, RemovedCopies> = { calendar: 'none', contacts: 'none' }
  for (const stream of everyStream) {
    const { phase, watch } = store.stream(stream)
    if (phase === 'off') continue
    // Microsoft must not go on ringing for nobody; where it cannot be told, the subscription ends by itself.
    if (watch !== null) await context.outlook.unwatch(watch.id)
    kept[stream] = 'kept'
  }
  store.transaction(() => {
    for (const stream of everyStream) store.forgetStream(stream)
    store.saveConnection(null)
  })
  return kept
}
