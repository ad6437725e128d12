/**
 * @module
 * CAL-8: what Exchange mails because of a write, counted in the sandbox's mail log, with and without the word that
 * it may.
 */
import { describe, expect, it } from 'vitest'
import type { Fields } from '../../../edge/domain/record.ts'
import type { Mailing, OutlookOutcome, OutlookWrite } from '../../../edge/ports/outlook.ts'
import { create, event, value, written } from '../../contracts/outlook-stage.ts'
import { stageMood } from './mood-stage.ts'

const ada = { name: 'Ada Vance', address: 'ada@customer.example' }
const ben = { name: '', address: 'ben@customer.example' }
const line = ({ name, address }: typeof ada) => `${name} <${address}>`.trim()

const visit = (people: readonly (typeof ada)[], more: Fields = {}): Fields => ({
  ...event('Visit'),
  description: { text: 'About it', people: people.map(line) },
  ...more,
})

type Mail = { readonly kind: string; readonly to: string }
type Row = {
  readonly body: { readonly content: string }
  readonly attendees: readonly { type: string; emailAddress: { address: string; name: string } }[]
}

async function stage() {
  const outlook = stageMood({})
  const box = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
  const write = async (one: OutlookWrite): Promise<OutlookOutcome> => {
    const [outcome] = await outlook.port.write('calendar', box.id, [one])
    if (outcome === undefined) throw new Error('no outcome')
    return outcome
  }
  return {
    make: (people: readonly (typeof ada)[], mail: Mailing = {}, more: Fields = {}) =>
      write({ ...create(visit(people, more)), ...mail }),
    async update(id: string, fields: Fields, mail: Mailing = {}) {
      const look = (await value(outlook.port.read('calendar', box.id, [id]))).get(id)
      const version = look?.kind === 'present' ? look.item.version : ''
      return write({ action: 'update', id, version, fields, ...mail })
    },
    remove: (id: string, version: string | null, mail: Mailing = {}) =>
      write({ action: 'delete', id, version, ...mail }),
    row: async (id: string) => (await outlook.graph('GET', `/me/events/${id}`)) as unknown as Row,
    person: (id: string, change: object) => outlook.graph('PATCH', `/me/events/${id}`, change),
    mails: () =>
      (outlook.mails.splice(0) as Mail[]).map(({ kind, to }) => `${kind} ${to}`).toSorted(),
  }
}

const mailedBy = (outcome: OutlookOutcome) => ('mailed' in outcome ? outcome.mailed : 0)
const invited = { mayMail: true, attendees: [ada, ben] } as const
const addresses = ({ attendees }: Row) => attendees.map(({ emailAddress }) => emailAddress.address)

describe('CAL-8 without the word that it may mail', () => {
  it('participants are text, and nobody is mailed by a create, an edit or a delete', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada, ben]))
    const { attendees, body } = await outlook.row(made.id)
    expect([attendees, body.content.includes('ada@customer.example')]).toEqual([[], true])
    const edited = written(await outlook.update(made.id, visit([ada], { title: 'Later' })))
    await outlook.remove(made.id, edited.version)
    expect(outlook.mails()).toEqual([])
  })

  it('attendees named beside it are not written', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada], { attendees: [ada] }))
    expect((await outlook.row(made.id)).attendees).toEqual([])
  })

  it('what would mail the attendees of a meeting is refused, and nothing changes', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada, ben], invited))
    outlook.mails()
    expect(await outlook.update(made.id, visit([ada], { title: 'Later' }))).toMatchObject({
      failure: { kind: 'refused', code: 'meeting-with-attendees' },
    })
    expect(await outlook.remove(made.id, made.version)).toMatchObject({
      failure: { code: 'meeting-with-attendees' },
    })
    expect([addresses(await outlook.row(made.id)).length, outlook.mails()]).toEqual([2, []])
  })
})

describe('CAL-8 where the organization agreed', () => {
  it('a new event invites its participants, once, and says how many were mailed', async () => {
    const outlook = await stage()
    const made = await outlook.make([ada, ben], invited)
    expect(mailedBy(made)).toBe(2)
    expect(outlook.mails()).toEqual([
      'meetingInvitation ada@customer.example',
      'meetingInvitation ben@customer.example',
    ])
    const { attendees, body } = await outlook.row(written(made).id)
    expect(attendees.map(({ type, emailAddress }) => [type, emailAddress.name])).toEqual([
      ['required', 'Ada Vance'],
      ['required', 'ben@customer.example'],
    ])
    // Who is an attendee does not stand in the text as well.
    expect(body.content).not.toContain('customer.example')
  })

  it('the same create sent again mails nobody twice', async () => {
    const outlook = stageMood({})
    const { id: box } = await value(outlook.port.ensureContainer('calendar', 'Northwind', 'm'))
    const one = { ...create(visit([ada, ben])), ...invited }
    await outlook.port.write('calendar', box, [one])
    const [repeated] = await outlook.port.write('calendar', box, [{ ...one, replay: true }])
    expect([repeated && mailedBy(repeated), outlook.mails.length]).toEqual([0, 2])
  })

  it('H08 somebody added in the CRM is mailed alone, the others keep their answers', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada], { mayMail: true, attendees: [ada] }))
    outlook.mails()
    const { description } = visit([ada, ben])
    const updated = await outlook.update(made.id, { description: description ?? null }, invited)
    expect([mailedBy(updated), outlook.mails()]).toEqual([
      1,
      ['meetingInvitation ben@customer.example'],
    ])
    expect(addresses(await outlook.row(made.id))).toEqual([ada.address, ben.address])
  })

  it('H14 who has no address stands in the text, so that it is seen who was not mailed', async () => {
    const outlook = await stage()
    const nobody = { name: 'Walk In', address: '' }
    const made = written(await outlook.make([ada, nobody], { mayMail: true, attendees: [ada] }))
    const { body } = await outlook.row(made.id)
    expect(body.content).toContain('Walk In')
    expect(body.content).not.toContain('Ada')
    expect(outlook.mails()).toEqual(['meetingInvitation ada@customer.example'])
  })

  it('H18 rooms, optional people and lists of Outlook stay what they are', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([], { mayMail: true, attendees: [] }))
    const room = {
      type: 'resource',
      emailAddress: { address: 'room@contoso.example', name: 'Room' },
    }
    const list = { type: 'optional', emailAddress: { address: 'all@contoso.example', name: 'All' } }
    await outlook.person(made.id, { attendees: [room, list] })
    outlook.mails()
    const { description } = visit([ada])
    const mail = { mayMail: true, attendees: [ada] } as const
    await outlook.update(made.id, { description: description ?? null }, mail)
    const { attendees } = await outlook.row(made.id)
    expect(attendees.map(({ type, emailAddress }) => [type, emailAddress.address])).toEqual([
      ['resource', 'room@contoso.example'],
      ['optional', 'all@contoso.example'],
      ['required', 'ada@customer.example'],
    ])
    expect(outlook.mails()).toEqual(['meetingInvitation ada@customer.example'])
  })

  it('an event that shows its participants as text keeps doing so', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada]))
    const { description } = visit([ada, ben])
    await outlook.update(made.id, { description: description ?? null }, invited)
    expect((await outlook.row(made.id)).attendees).toEqual([])
    expect(outlook.mails()).toEqual([])
  })

  it('a participant taken out in the CRM stays invited: nobody is uninvited by a sync', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada, ben], invited))
    outlook.mails()
    const { description } = visit([ada])
    const mail = { mayMail: true, attendees: [ada] } as const
    await outlook.update(made.id, { description: description ?? null }, mail)
    expect([addresses(await outlook.row(made.id)).length, outlook.mails()]).toEqual([2, []])
  })

  it('a new time is told to everybody, what is only the owner’s to nobody', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada, ben], invited))
    outlook.mails()
    const own = await outlook.update(made.id, { reminder: 30, showAs: 'free' }, invited)
    expect([mailedBy(own), outlook.mails()]).toEqual([0, []])
    const { time } = event('Visit', '2026-12-02')
    const moved = await outlook.update(made.id, { time: time ?? null }, invited)
    expect([mailedBy(moved), outlook.mails()]).toEqual([
      2,
      ['meetingUpdate ada@customer.example', 'meetingUpdate ben@customer.example'],
    ])
  })

  it('a deleted one is called off', async () => {
    const outlook = await stage()
    const made = written(await outlook.make([ada], { mayMail: true, attendees: [ada] }))
    outlook.mails()
    const removed = await outlook.remove(made.id, made.version, { mayMail: true })
    expect([removed, outlook.mails()]).toEqual([
      { kind: 'deleted', mailed: 1 },
      ['meetingCancellation ada@customer.example'],
    ])
  })

  it('nobody is invited to what is over', async () => {
    const outlook = await stage()
    const { time } = event('Visit', '2026-04-01')
    const made = written(await outlook.make([ada], invited, { time: time ?? null }))
    const { description } = visit([])
    const bare = written(
      await outlook.make([], {}, { time: time ?? null, description: description ?? null }),
    )
    const people = visit([ada])['description'] ?? null
    await outlook.update(bare.id, { description: people }, invited)
    for (const { id } of [made, bare]) expect((await outlook.row(id)).attendees).toEqual([])
    expect(outlook.mails()).toEqual([])
  })
})
