/**
 * @module
 * Microsoft's ringing and the net under it: renewed while paused, not trusted when expired, lists without an end
 * (SYN-4, I15).
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import type { StreamState } from '../../edge/ports/mailbox-store.ts'
import type { History } from '../simulation/history.ts'
import { stage, typedInOutlook } from './stage.ts'

const HOUR_MS = 3_600_000
const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const stateOf = ({ store, stream }: History): StreamState => store.stream(stream)

function change(history: History, changes: Partial<StreamState>): void {
  history.store.saveStream({ ...stateOf(history), ...changes })
}

const watchUntil = (expiresAt: number) => ({ id: 'w', secret: 's', expiresAt })

describe('the subscription', () => {
  for (const phase of ['live', 'paused'] as const) {
    it(`SYN-4 is renewed while the stream is ${phase}`, async () => {
      const history = await stage({ initial: 2 })
      const soon = history.now + HOUR_MS
      change(history, { phase, watch: watchUntil(soon) })
      await history.slice()
      expect(stateOf(history).watch?.expiresAt).toBeGreaterThan(soon)
    })
  }

  it('SYN-4 that has expired rings no more: Outlook is asked as often as where nobody rings', async () => {
    const history = await stage({ initial: 2 })
    const pause = async (expiresAt: number): Promise<number> => {
      history.outlook.renewWatch = async () => ({
        ok: false,
        failure: { kind: 'later', detail: 'busy' },
      })
      change(history, { watch: watchUntil(expiresAt), pollAt: 0, doorbellAt: null })
      await history.slice()
      return stateOf(history).pollAt - history.now
    }
    const expired = await pause(history.now - HOUR_MS)
    const alive = await pause(history.now + HOUR_MS)
    expect(expired).toBeLessThan(alive)
  })
})

describe('a list of changes that does not end', () => {
  it('I15 is given up after 2,000 pages, and everything compared instead', async () => {
    const history = await stage({ initial: 3 })
    const changes = history.outlook.changes.bind(history.outlook)
    let pages = 0
    history.outlook.changes = async (_stream, _box, cursor) => {
      pages += 1
      return ok({ rows: [], cursor: cursor ?? 'again', complete: false })
    }
    change(history, { pollAt: 0 })
    for (let n = 0; n < 2_100 && stateOf(history).phase === 'live'; n++) await history.slice()
    expect(pages).toBe(2_000)
    expect(stateOf(history)).toMatchObject({ phase: 'resync', outlookCursor: null })
    history.outlook.changes = changes
    typedInOutlook(history, event('new'))
    await history.settle()
    expect(history.crm.records.size).toBe(4)
  })
})
