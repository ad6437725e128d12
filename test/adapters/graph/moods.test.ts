/**
 * @module
 * The whole suite of the Outlook port while Exchange is in each of its moods, and what the port must make
 * of a mood by itself (graph-contract §2.1, §2.9, §2.10, §4.1).
 */
import { describe, expect, it } from 'vitest'
import { outlookPortContract } from '../../contracts/outlook-port.ts'
import { create, event, value, written } from '../../contracts/outlook-stage.ts'
import { stageMood } from './mood-stage.ts'

outlookPortContract(
  'a second touch after every create, 409 for a used transactionId',
  async () => stageMood({ serverTouchAfterMs: 1500, repeatedTransaction: 'error409' }),
  ['calendar'],
)
outlookPortContract(
  'deleted containers linger and block their names, a used transactionId answers the first event',
  async () =>
    stageMood({
      deletedFolderLingersMs: 60_000,
      deletedNameStaysTaken: true,
      repeatedTransaction: 'firstEvent',
    }),
  ['calendar'],
)

describe('moods of Exchange', () => {
  it('a touch by the server is no touch by a person', async () => {
    const outlook = stageMood({ serverTouchAfterMs: 1500 })
    const { port } = outlook
    const box = await value(port.ensureContainer('calendar', 'Northwind', 'm'))
    const made = written((await port.write('calendar', box.id, [create(event('A'))]))[0])
    outlook.advance(2000)
    const read = async () => {
      const look = (await value(port.read('calendar', box.id, [made.id]))).get(made.id)
      if (look?.kind !== 'present') throw new Error('not present')
      return look.item
    }
    expect(await read()).toMatchObject({ untouched: true, fields: made.fields })
    expect((await read()).version).not.toBe(made.version)
    outlook.advance(60_000)
    await outlook.person.update('calendar', made.id, { title: 'B' })
    expect((await read()).untouched).toBe(false)
  })

  it('a mailbox that is away, moving or being made is told apart', async () => {
    const outlook = stageMood({})
    const box = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
    for (const [mailbox, failure] of [
      ['inactive', { kind: 'stop', code: 'no-mailbox' }],
      ['moving', { kind: 'later' }],
    ] as const) {
      outlook.mood({ mailbox })
      for (const answer of [
        await outlook.port.changes('calendar', box.id, null),
        await outlook.port.findContainer('calendar', box.id),
        await outlook.port.read('calendar', box.id, ['AAkALg']),
      ])
        expect(answer).toMatchObject({ ok: false, failure })
    }
  })

  it('a key whose event was removed since is not taken for done', async () => {
    for (const repeatedTransaction of ['error400', 'error409'] as const) {
      const { port, person } = stageMood({ repeatedTransaction })
      const box = await value(port.ensureContainer('calendar', 'Northwind', 'm'))
      const first = create(event('A'))
      const made = written((await port.write('calendar', box.id, [first]))[0])
      await person.remove('calendar', made.id)
      const [again] = await port.write('calendar', box.id, [{ ...first, replay: true }])
      expect(again).toMatchObject({ kind: 'failed', failure: { kind: 'stale' } })
    }
  })

  it('removing the calendar with a meeting of the person in it mails nobody (CAL-8)', async () => {
    const outlook = stageMood({})
    const box = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
    const start = { dateTime: '2026-06-01T09:00:00', timeZone: 'UTC' }
    await outlook.graph('POST', `/me/calendars/${box.id}/events`, {
      subject: 'Meeting',
      start,
      end: { ...start, dateTime: '2026-06-01T10:00:00' },
      attendees: [{ emailAddress: { address: 'adele@contoso.example' }, type: 'required' }],
    })
    const before = outlook.mails.length
    expect(before).toBe(1)
    await value(outlook.port.removeContainer('calendar', box.id))
    expect(outlook.mails).toHaveLength(before)
  })
})
