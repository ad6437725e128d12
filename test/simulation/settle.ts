/**
 * @module
 * The end of a history: no more faults, and everything that is known gets done, in every mailbox.
 */
import type { History } from './history.ts'

/** What one mailbox does may be news to the other: this often at most. */
const ROUNDS = 20
const TURNS = 400
const busy = ['paused', 'reconnect', 'consent', 'preparing', 'first-sync', 'resync', 'clearing']

/** False: it never comes to rest. */
export async function settle(everybody: readonly History[]): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const one of everybody) if (!(await settleOne(one))) return false
    if (everybody.every(isQuiet)) return true
  }
  return false
}

const isQuiet = ({ store, stream, crm, outlook }: History): boolean =>
  store.countLooks(stream) + outlook.notices.length + crm.pending.length === 0

async function settleOne(history: History): Promise<boolean> {
  const { store, stream, outlook, crm } = history
  history.faults.load([], [])
  for (let turn = 0; turn < TURNS; turn++) {
    history.ring(false, false)
    const { phase } = store.stream(stream)
    if (phase === 'reconnect' || phase === 'consent') history.connect()
    if (phase === 'paused') history.decide('apply')
    history.rest()
    if (phase === 'live' || phase === 'paused') history.restUntilDue()
    const end = await history.slice()
    const nothingDue = store.nextDue(stream) === null
    const silent = nothingDue && outlook.notices.length + crm.pending.length === 0
    if (end === 'done' && silent && !busy.includes(store.stream(stream).phase)) return true
  }
  return false
}
