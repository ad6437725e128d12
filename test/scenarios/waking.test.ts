/**
 * @module
 * Scenarios L12, X01, R05: one slice at a time however often it is rung, one person's work never in another's way,
 * and what Microsoft says about a subscription itself.
 */
import { describe, expect, it } from 'vitest'
import { hearOutlook } from '../../edge/app/mailbox/notices.ts'
import { makeRunner } from '../../edge/objects/mailbox/runner.ts'
import { mailboxPolicy } from '../../edge/policy.ts'
import type { WakeAlarm } from '../../edge/ports/alarms.ts'
import { contextOf } from '../simulation/context.ts'
import type { History } from '../simulation/history.ts'
import { ME } from '../simulation/model-crm.ts'
import { itemOf, stage, typed, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })

/** An object's runner over a simulated mailbox; `log` tells when a slice began and was over. */
function running(history: History, log: string[]) {
  let unique = 0
  const clock = { now: () => history.now, random: () => 0.5, uuid: () => `run${++unique}` }
  const nobody = () => Promise.resolve()
  const alarm: WakeAlarm = {
    soon: nobody,
    ring: nobody,
    done: () => {
      log.push('end')
      return Promise.resolve()
    },
  }
  return makeRunner({
    sync: () => {
      log.push('begin')
      return Promise.resolve(contextOf(history, clock))
    },
    alarm,
    rollCall: nobody,
    policy: mailboxPolicy,
    clock,
    journal: { event: (name: string) => void log.push(name) },
  })
}

describe('bells', () => {
  it('L12 I21 cron and notice at once: one slice after the other, everything made once', async () => {
    const history = await stage()
    const ids = Array.from({ length: 5 }, (_, n) => typed(history, event(`e${n}`)))
    history.ring(false, false)
    const log: string[] = []
    const { alarm } = running(history, log)
    await Promise.all([alarm(false), alarm(false), alarm(true)])
    expect(log).toEqual(['begin', 'end', 'begin', 'end', 'begin', 'end'])
    expect(history.outlook.items.size).toBe(5)
    expect(ids.every((id) => itemOf(history, id) !== undefined)).toBe(true)
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('X01 one person has thousands of changes waiting, another one: hers is done by her first slice', async () => {
    const [many, one] = [await stage(), await stage()]
    for (let n = 0; n < 2000; n++) typed(many, event(`e${n}`))
    const hers = typed(one, event('hers'))
    many.ring(false, false)
    one.ring(false, false)
    await Promise.all([running(many, []).alarm(false), running(one, []).alarm(false)])
    expect(itemOf(one, hers)?.fields['title']).toBe('hers')
    expect(many.outlook.items.size).toBeGreaterThan(0)
    expect(many.outlook.items.size).toBeLessThan(2000)
  })
})

describe('R05 what Microsoft says about a subscription', () => {
  async function told(lifecycle: 'missed' | 'subscriptionRemoved' | 'reauthorizationRequired') {
    const history = await stage({ initial: 2 })
    const asked: string[] = []
    const { outlook } = history
    const watch = outlook.watch.bind(outlook)
    outlook.watch = () => {
      asked.push('watch')
      return watch()
    }
    outlook.renewWatch = () => {
      asked.push('renew')
      return watch()
    }
    // Edited without a notice: only asking brings it.
    const [item] = outlook.living()
    outlook.edit(item?.id ?? '', { title: 'new' })
    outlook.notices.splice(0)
    const { watch: known } = history.store.stream('calendar')
    const clock = { now: () => history.now, random: () => 0.5, uuid: () => 'x' }
    const notice = { subscription: known?.id ?? '', secret: known?.secret ?? '', item: null }
    hearOutlook({ store: history.store, clock, member: ME }, 'calendar', [
      { ...notice, version: null, lifecycle },
    ])
    await history.slice()
    const titles = [...history.crm.records.values()].map(({ fields }) => fields['title'])
    return { asked, heard: titles.includes('new'), watch: history.store.stream('calendar').watch }
  }

  it('notices were missed: what changed is asked for at once', async () => {
    expect(await told('missed')).toMatchObject({ asked: [], heard: true })
  })
  it('it was removed: it is made again, and what changed meanwhile is asked for', async () => {
    const after = await told('subscriptionRemoved')
    expect(after).toMatchObject({ asked: ['watch'], heard: true })
    expect(after.watch?.secret).not.toBe('')
  })
  it('it must be authorized again: renewed at once', async () => {
    const after = await told('reauthorizationRequired')
    expect(after).toMatchObject({ asked: ['renew'], heard: true })
    expect(after.watch?.expiresAt).toBe(Number.MAX_SAFE_INTEGER)
  })
})
