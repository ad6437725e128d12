/**
 * @module
 * The CRM's feed to the mailboxes: to whom, at least once, never past somebody (SYN-2, SYN-4, CAL-3).
 */
import { describe, expect, it } from 'vitest'
import { join, leave } from '../../../edge/app/org/take-part.ts'
import { wake } from '../../../edge/app/org/wake.ts'
import { change, orgStage } from './org-stage.ts'

const minute = 60_000

async function joined(members: readonly string[], rhythm = {}) {
  const stage = orgStage(rhythm)
  stage.crm.state.now = stage.now
  for (const member of members)
    expect(await join(stage.org, member)).toEqual({ ok: true, value: null })
  await stage.pass(1000)
  return stage
}

describe('who is told', () => {
  it('owner and previous owner, who take part', async () => {
    const stage = await joined(['ann', 'bob', 'cem'])
    stage.crm.write(
      change('hers', { ownerId: 'ann' }),
      change('moved', { ownerId: 'bob', previousOwnerId: 'ann' }),
      change('left us', { ownerId: 'nobody', previousOwnerId: 'cem' }),
      change('not ours', { ownerId: 'nobody' }),
      change('same', { ownerId: 'cem', previousOwnerId: 'cem' }),
    )
    await stage.pass(6 * minute)
    expect(stage.idsTold('ann')).toEqual(['hers', 'moved'])
    expect(stage.idsTold('bob')).toEqual(['moved'])
    expect(stage.idsTold('cem')).toEqual(['left us', 'same'])
    expect(stage.idsTold('nobody')).toEqual([])
  })

  it('everybody, where a change names nobody', async () => {
    const stage = await joined(['ann', 'bob'])
    stage.crm.write(change('gone', { gone: true }))
    await stage.pass(6 * minute)
    expect(stage.idsTold('ann')).toEqual(['gone'])
    expect(stage.idsTold('bob')).toEqual(['gone'])
  })

  it('everybody, when the fields of the CRM changed', async () => {
    const stage = await joined(['ann', 'bob'])
    stage.crm.write(change('hers', { ownerId: 'ann' }))
    stage.crm.state.schemaChangedAt = 0
    await stage.pass(6 * minute)
    expect(stage.told('ann')).toEqual([{ ids: ['hers'], schemaChanged: true, resync: false }])
    expect(stage.told('bob')).toEqual([{ ids: [], schemaChanged: true, resync: false }])
  })

  it('in parts that are not too large', async () => {
    const stage = await joined(['ann'], { changesPerCall: 2 })
    stage.crm.state.pageSize = 100
    stage.crm.write(...['1', '2', '3', '4', '5'].map((id) => change(id, { ownerId: 'ann' })))
    await stage.pass(6 * minute)
    expect(stage.told('ann').map(({ ids }) => ids)).toEqual([['1', '2'], ['3', '4'], ['5']])
  })
})

describe('at least once', () => {
  it('a mailbox that does not take its part holds the cursor, then is told', async () => {
    const stage = await joined(['ann', 'bob'])
    stage.crm.write(change('1', { ownerId: 'ann' }), change('2', { ownerId: 'bob' }))
    stage.deaf.add('bob')
    await wake(stage.org, 'crm')
    await stage.pass(1)
    expect(stage.org.store.cursor()).toBe('0')
    stage.deaf.clear()
    await stage.pass(minute)
    expect(stage.idsTold('bob')).toEqual(['2'])
    expect(new Set(stage.idsTold('ann'))).toEqual(new Set(['1']))
    expect(stage.org.store.cursor()).toBe('2')
    expect(stage.told('bob').some(({ resync }) => resync)).toBe(false)
  })

  it('but not for ever: it is owed a resync, kept until it takes it', async () => {
    const stage = await joined(['ann', 'bob'])
    stage.deaf.add('bob')
    stage.crm.write(change('1', { ownerId: 'bob' }), change('2', { ownerId: 'bob' }))
    stage.crm.write(change('3', { ownerId: 'ann' }))
    await stage.pass(10 * minute)
    expect(stage.idsTold('ann')).toEqual(['3'])
    expect(stage.org.store.owed()).toEqual(['bob'])
    await stage.pass(60 * minute)
    stage.deaf.clear()
    await stage.pass(11 * minute)
    expect(stage.told('bob')).toEqual([{ ids: [], schemaChanged: true, resync: true }])
    expect(stage.org.store.owed()).toEqual([])
    stage.crm.write(change('4', { ownerId: 'bob' }))
    await stage.pass(6 * minute)
    expect(stage.idsTold('bob')).toEqual(['4'])
  })

  it('a CRM that is down is asked again, ever more rarely, and nothing is lost', async () => {
    const stage = await joined(['ann'])
    stage.crm.breakDown()
    stage.crm.write(change('1', { ownerId: 'ann' }))
    const before = stage.crm.state.reads
    await stage.pass(60 * minute)
    expect(stage.crm.state.reads - before).toBeLessThan(20)
    stage.crm.recover()
    await stage.pass(11 * minute)
    expect(stage.idsTold('ann')).toEqual(['1'])
  })

  it('a cursor that is too old: a new place first, then everybody compares everything', async () => {
    const stage = await joined(['ann', 'bob'])
    stage.crm.write(...['1', '2', '3'].map((id) => change(id, { ownerId: 'ann' })))
    stage.crm.state.oldest = 2
    stage.deaf.add('bob')
    await stage.pass(6 * minute)
    expect(stage.told('ann')).toEqual([{ ids: [], schemaChanged: true, resync: true }])
    expect(stage.org.store.cursor()).toBe('3')
    stage.deaf.clear()
    await stage.pass(11 * minute)
    expect(stage.told('bob')).toEqual([{ ids: [], schemaChanged: true, resync: true }])
  })

  it('a long feed is read in slices', async () => {
    const stage = await joined(['ann'], { pagesPerSlice: 3 })
    const ids = Array.from({ length: 25 }, (_, index) => String(index))
    stage.crm.write(...ids.map((id) => change(id, { ownerId: 'ann' })))
    await wake(stage.org, 'crm')
    expect(await stage.pass(10)).toBe(5)
    expect(stage.idsTold('ann')).toEqual(ids)
  })

  it('a nudge that comes while the feed is read is not lost', async () => {
    const stage = await joined(['ann'])
    stage.crm.state.meanwhile = async () => {
      stage.crm.state.meanwhile = () => {}
      stage.crm.write(change('late', { ownerId: 'ann' }))
      await wake(stage.org, 'crm')
    }
    await wake(stage.org, 'crm')
    await stage.pass(10)
    expect(stage.idsTold('ann')).toEqual(['late'])
  })
})

describe('taking part', () => {
  it('begins at a place taken before the answer, so that listing afterwards leaves no gap', async () => {
    const stage = orgStage()
    stage.crm.write(change('before', { ownerId: 'ann' }))
    await join(stage.org, 'ann')
    expect(stage.org.store.cursor()).toBe('1')
    stage.crm.write(change('after', { ownerId: 'ann' }))
    await stage.pass(1000)
    expect(stage.idsTold('ann')).toEqual(['after'])
  })

  it('does not begin while the CRM is down', async () => {
    const stage = orgStage()
    stage.crm.breakDown()
    const answer = await join(stage.org, 'ann')
    expect(answer).toMatchObject({ ok: false, failure: { code: 'upstream-unavailable' } })
    expect(stage.org.store.joined()).toEqual([])
    expect(stage.platform.at).toBeNull()
  })

  it('twice is once', async () => {
    const stage = await joined(['ann', 'ann'])
    expect(stage.org.store.joined()).toEqual(['ann'])
  })

  it('two who begin at once share one place', async () => {
    const stage = orgStage()
    await Promise.all([join(stage.org, 'ann'), join(stage.org, 'bob')])
    expect(stage.org.store.joined()).toEqual(['ann', 'bob'])
    expect(stage.org.store.cursor()).toBe('0')
  })

  it('the last who leaves ends polling, webhook and roll call', async () => {
    const stage = await joined(['ann', 'bob'])
    await leave(stage.org, 'ann')
    expect(stage.platform.at).not.toBeNull()
    await leave(stage.org, 'bob')
    await stage.pass(1)
    expect(stage.platform.at).toBeNull()
    expect(stage.crm.state.unsubscribed).toEqual(['hook-1'])
    expect(stage.roll.at(-1)).toBe('strike v1:org')
    const reads = stage.crm.state.reads
    await stage.pass(60 * minute)
    expect(stage.crm.state.reads).toBe(reads)
  })

  it('who comes back begins at a new place, not at the old one', async () => {
    const stage = await joined(['ann'])
    await leave(stage.org, 'ann')
    stage.crm.write(change('meanwhile', { ownerId: 'ann' }))
    await join(stage.org, 'ann')
    expect(stage.org.store.cursor()).toBe('1')
  })

  it('leaving while the feed is read does not bring the old place back', async () => {
    const stage = await joined(['ann'])
    stage.crm.write(change('1', { ownerId: 'ann' }))
    stage.crm.state.meanwhile = async () => {
      stage.crm.state.meanwhile = () => {}
      await leave(stage.org, 'ann')
    }
    await wake(stage.org, 'crm')
    await stage.pass(10)
    expect(stage.org.store.cursor()).toBeNull()
    expect(stage.platform.at).toBeNull()
  })
})

describe('rest', () => {
  it('polls about every five minutes and writes next to nothing', async () => {
    const stage = await joined(['ann'])
    await stage.pass(10 * minute)
    const reads = stage.crm.state.reads
    const rows = stage.sql.spent().rowsWritten
    const rings = await stage.pass(60 * minute)
    expect(stage.crm.state.reads - reads).toBeGreaterThanOrEqual(12)
    expect(stage.crm.state.reads - reads).toBeLessThanOrEqual(15)
    // Per poll the alarm's row, put off and set again; the roll call's stamp every quarter of an hour.
    expect(stage.sql.spent().rowsWritten - rows).toBeLessThanOrEqual(rings * 2 + 5)
  })

  it('stays on the roll call, told rarely', async () => {
    const stage = await joined(['ann'])
    await stage.pass(60 * minute)
    expect(stage.roll.length).toBeGreaterThanOrEqual(3)
    expect(stage.roll.length).toBeLessThanOrEqual(6)
    expect(new Set(stage.roll)).toEqual(new Set([`enrol v1:org ${30 * minute}`]))
  })

  it('the watchdog revives an alarm that died', async () => {
    const stage = await joined(['ann'])
    await stage.pass(minute)
    stage.crm.write(change('1', { ownerId: 'ann' }))
    stage.platform.at = null
    await stage.pass(60 * minute)
    expect(stage.idsTold('ann')).toEqual([])
    await wake(stage.org, 'watchdog')
    await stage.pass(1)
    expect(stage.idsTold('ann')).toEqual(['1'])
  })

  it('the watchdog takes an organization without members off the roll call', async () => {
    const stage = orgStage()
    await wake(stage.org, 'watchdog')
    expect(stage.roll).toEqual(['strike v1:org'])
    expect(stage.platform.at).toBeNull()
  })
})
