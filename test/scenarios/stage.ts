/**
 * @module
 * A stage for one scenario: the simulated life of a stream, told step by step and without chance.
 */
import type { Fields } from '../../edge/domain/record.ts'
import { createInCrm } from '../simulation/commands.ts'
import { History } from '../simulation/history.ts'
import type { Settings } from '../simulation/settings.ts'

export const usual: Settings = {
  stream: 'calendar',
  conflict: 'crm',
  editBeatsDelete: true,
  cap: 1000,
  odd: false,
  initial: 0,
  skewMs: 0,
}

/** A stream that is on, with as many CRM records as said, and at rest. */
export async function stage(given: Partial<Settings> = {}): Promise<History> {
  const history = new History({ ...usual, ...given })
  for (let n = 0; n < history.settings.initial; n++) createInCrm(history, false)
  // What was there before is listed, not rung about.
  history.crm.pending.splice(0)
  history.switch(true)
  await history.settle()
  return history
}

export const writesOf = ({ crm, outlook }: History): number => crm.writes + outlook.writes

/** Everything compared once more writes nothing: what every scenario ends with (E "twice"). */
export async function writesOfAnotherRun(history: History): Promise<number> {
  const before = writesOf(history)
  history.dueForComparison()
  await history.settle()
  return writesOf(history) - before
}

/** A person's record in the CRM, as he typed it. */
export function typed(history: History, fields: Fields, imported = false): string {
  const id = history.crm.add(fields, imported ? 'import' : 'manual')
  history.ledger.crmUid.set(id, history.ledger.born().uid)
  return id
}

/** A person's item in our calendar, as he typed it. */
export function typedInOutlook(history: History, fields: Fields): string {
  const id = history.outlook.add(fields)
  history.ledger.outlookUid.set(id, history.ledger.born().uid)
  return id
}

export const deleteInOutlook = (history: History, id: string): void => {
  history.ledger.storyOf('outlook', id)?.deleted.outlook.push(history.ledger.tick())
  history.outlook.remove(id)
}

export const deleteInCrm = (history: History, id: string): void => {
  history.ledger.storyOf('crm', id)?.deleted.crm.push(history.ledger.tick())
  history.crm.remove(id)
}

/** The item that belongs to a CRM record. */
export function itemOf({ store, stream, outlook }: History, crmId: string) {
  const link = store.linkByCrm(stream, crmId)
  return link === null ? undefined : outlook.items.get(link.outlookId)
}

export function recordOf({ store, stream, crm }: History, outlookId: string) {
  const link = store.linkByOutlook(stream, outlookId)
  return link === null ? undefined : crm.records.get(link.crmId)
}
