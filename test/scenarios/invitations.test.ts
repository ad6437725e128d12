/**
 * @module
 * CAL-8: which changes may make Outlook mail people, where the organization turned invitations on.
 */
import { describe, expect, it } from 'vitest'
import { eventToFields } from '../../edge/adapters/crm/rest/record-json.ts'
import { activityPage } from '../../edge/app/mailbox/activity.ts'
import { MAILS_A_MINUTE } from '../../edge/app/mailbox/invite.ts'
import { takeSettings } from '../../edge/app/mailbox/settings.ts'
import { makeEventMap } from '../../edge/domain/calendar/event-map.ts'
import type { Fields } from '../../edge/domain/record.ts'
import type { OutlookOutcome, OutlookWrite } from '../../edge/ports/outlook.ts'
import { defaultSyncSettings } from '../../edge/policy.ts'
import type { History } from '../simulation/history.ts'
import { deleteInCrm, itemOf, stage, typed, writesOfAnotherRun } from './stage.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000

const visit = (title: string, ...people: string[]): Fields => ({
  title,
  time: {
    allDay: false,
    start: '2030-01-07T09:00:00',
    end: '2030-01-07T10:00:00',
    zone: 'Europe/Vienna',
    rule: null,
  },
  exceptions: null,
  description: { text: '', people },
  location: '',
  showAs: 'busy',
  privacy: 'normal',
  reminder: null,
  categories: [],
})

const ada = 'Ada <ada@customer.example>'
const ben = 'Ben <ben@customer.example>'

type Sent = { readonly at: number; readonly write: OutlookWrite }

/** A calendar in its usual life, and every write to Outlook with what it may mail. */
async function invitingStage(
  invitations: 'never' | 'new-events' = 'new-events',
  initial: Fields[] = [],
) {
  const history = await stage({ map: makeEventMap() })
  const sent: Sent[] = []
  for (const fields of initial) typed(history, fields)
  await history.settle()
  const { outlook } = history
  const write = outlook.write.bind(outlook)
  outlook.write = async (...call: Parameters<typeof write>) => {
    const outcomes = await write(...call)
    sent.push(...call[2].map((one) => ({ at: history.now, write: one })))
    return outcomes.map((outcome, index) => mailed(outcome, call[2][index]))
  }
  const rule = () => {
    const clock = { now: () => history.now, random: () => 0.5, uuid: () => 'k' }
    const saved = { version: 1, settings: { ...defaultSyncSettings, invitations } }
    takeSettings({ store: history.store, clock }, saved, defaultSyncSettings)
  }
  rule()
  const mailing = () => sent.splice(0).map(({ write: one }) => mayMail(one))
  return { history, sent, mailing, rule }
}

/** As the Graph adapter counts them. */
const mailed = (outcome: OutlookOutcome, write: OutlookWrite | undefined): OutlookOutcome =>
  outcome.kind === 'written' && write?.mayMail === true && (write.attendees?.length ?? 0) > 0
    ? { ...outcome, mailed: write.attendees?.length ?? 0 }
    : outcome

const mayMail = ({ mayMail: may, attendees }: OutlookWrite) =>
  may === true ? (attendees ?? []).map(({ address }) => address) : null

const activity = ({ store }: History) =>
  activityPage(store, 'calendar', { cursor: null, limit: 10 }).entries.filter(
    ({ code }) => code !== 'first-sync',
  )

describe('CAL-8 invitations are off', () => {
  it('no write may mail, whatever is made, changed or deleted', async () => {
    const { history, mailing } = await invitingStage('never')
    const id = typed(history, visit('Visit', ada))
    await history.settle()
    history.crm.edit(id, visit('Later', ada, ben), 'ui')
    await history.settle()
    deleteInCrm(history, id)
    await history.settle()
    expect(mailing()).toEqual([null, null, null])
  })
})

describe('CAL-8 invitations are on', () => {
  it('H08 a new event invites its participants, and one added later too; the activity says how many', async () => {
    const { history, mailing } = await invitingStage()
    const id = typed(history, visit('Visit', ada))
    await history.settle()
    history.crm.edit(id, visit('Visit', ada, ben), 'ui')
    await history.settle()
    expect(mailing()).toEqual([
      ['ada@customer.example'],
      ['ada@customer.example', 'ben@customer.example'],
    ])
    expect(activity(history).map(({ kind, mailed: people }) => [kind, people])).toEqual([
      ['updated', 2],
      ['created', 1],
    ])
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('a deletion in the CRM may call the meeting off, one that only leaves the scope may not', async () => {
    const { history, mailing } = await invitingStage()
    const [deleted, given] = [typed(history, visit('A', ada)), typed(history, visit('B', ada))]
    await history.settle()
    mailing()
    deleteInCrm(history, deleted)
    await history.settle()
    expect(mailing()).toEqual([[]])
    history.crm.give(given, 'noah')
    await history.settle()
    expect(mailing()).toEqual([null])
  })

  it('what an import or a mass update made or changed invites nobody', async () => {
    const { history, mailing } = await invitingStage()
    const id = typed(history, visit('Visit', ada))
    await history.settle()
    mailing()
    for (const by of ['mass-update', 'import'] as const) {
      history.crm.edit(id, visit(`By ${by}`, ada, ben), by)
      await history.settle()
    }
    expect(mailing()).toEqual([null, null])
  })

  it('a first sync invites nobody, and neither does what a comparison finds', async () => {
    const { history, sent } = await invitingStage('new-events', [visit('Before', ada)])
    expect(sent).toEqual([])
    // A record the CRM never rang about, found by the daily comparison.
    typed(history, visit('Silent', ada))
    history.crm.pending.splice(0)
    history.dueForComparison()
    await history.settle()
    expect(sent.map(({ write }) => mayMail(write))).toEqual([null])
  })

  it('an event made while the stream was off is brought by its first sync, and invites nobody', async () => {
    const { history, mailing } = await invitingStage()
    history.switch(false)
    await history.settle()
    mailing()
    typed(history, visit('Just made', ada))
    history.switch(true)
    await history.settle()
    expect(mailing()).toEqual([null])
  })

  it('what is paired anew, and agreed on nothing yet, mails nobody', async () => {
    const { history, mailing, rule } = await invitingStage()
    const id = typed(history, visit('Visit', ada))
    await history.settle()
    mailing()
    history.loseStore()
    rule()
    history.crm.edit(id, visit('Later', ada, ben), 'ui')
    await history.settle()
    expect(mailing()).toEqual([null])
  })

  it('an event found a day after it was made is no news', async () => {
    const { history, mailing } = await invitingStage()
    typed(history, visit('Visit', ada))
    history.wait(24 * HOUR_MS)
    await history.settle()
    expect(mailing()).toEqual([null])
  })

  it('H17 the mailbox’s own address is invited to nothing, and nobody twice', async () => {
    const { history, mailing } = await invitingStage()
    const connection = history.store.connection()
    if (connection === null) throw new Error('not connected')
    history.store.saveConnection({ ...connection, address: 'megan@contoso.example' })
    const people = ['Megan <Megan@Contoso.example>', ada, 'A. <ADA@customer.example>']
    typed(history, visit('Visit', ...people))
    await history.settle()
    expect(mailing()).toEqual([['ADA@customer.example']])
  })

  it('H14 who cannot be mailed is left in the text and invited to nothing', async () => {
    const { history, mailing } = await invitingStage()
    const id = typed(history, visit('Visit', 'Walk In <>', 'Odd <not an address>', ada))
    await history.settle()
    expect(mailing()).toEqual([['ada@customer.example']])
    expect(itemOf(history, id)?.fields['description']).toMatchObject({
      people: expect.arrayContaining(['Walk In <>']),
    })
  })

  it('H12 a participant who accepts in the CRM is written nowhere', async () => {
    const { history, mailing } = await invitingStage()
    const people = (status: string) =>
      eventToFields({ participants: [{ name: 'Ada', email: 'ada@customer.example', status }] })
    const { description } = people('invited')
    const id = typed(history, { ...visit('Visit'), description: description ?? null })
    await history.settle()
    expect(mailing()).toEqual([['ada@customer.example']])
    history.crm.edit(id, { description: people('accepted')['description'] ?? null }, 'ui')
    await history.settle()
    expect(mailing()).toEqual([])
  })

  it('H16 more invitations than Exchange takes in a minute wait for the next, the rest goes on', async () => {
    const { history, sent } = await invitingStage()
    const many = Array.from({ length: 12 }, (_, at) => `P${at} <p${at}@customer.example>`)
    const began = history.now
    for (let n = 0; n < 6; n++) typed(history, visit(`Visit ${n}`, ...many))
    typed(history, visit('Alone'))
    await history.settle()
    expect(sent).toHaveLength(7)
    const minutes = new Map<number, number>()
    for (const { at, write } of sent) {
      const minute = Math.floor(at / MINUTE_MS)
      minutes.set(minute, (minutes.get(minute) ?? 0) + (mayMail(write)?.length ?? 0))
    }
    expect([...minutes.values()].filter((people) => people > MAILS_A_MINUTE)).toEqual([])
    expect([...minutes.values()].reduce((sum, people) => sum + people, 0)).toBe(72)
    const alone = sent.find(({ write }) => mayMail(write)?.length === 0)
    expect(Math.floor((alone?.at ?? 0) / MINUTE_MS)).toBe(Math.floor(began / MINUTE_MS))
  })

  it('more people than fit a minute are invited at once, alone', async () => {
    const { history, sent } = await invitingStage()
    const crowd = Array.from({ length: 40 }, (_, at) => `P${at} <p${at}@customer.example>`)
    typed(history, visit('Fair', ...crowd))
    typed(history, visit('Visit', ada))
    await history.settle()
    expect(sent.map(({ write }) => mayMail(write)?.length)).toEqual([40, 1])
  })
})
