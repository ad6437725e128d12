/**
 * @module
 * What every CRM behind `CrmPort` must do, a model in memory and a connector over HTTP alike. A suite as a
 * function: the caller brings the CRM and what a person does in it.
 */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Fields, Stream } from '../../edge/domain/record.ts'
import type { CrmPage, CrmWrite } from '../../edge/ports/crm.ts'
import { crmSeriesSuite } from './crm-series.ts'
import type { CrmUnderTest } from './crm-stage.ts'
import { NOW, create, key, timed, written } from './crm-stage.ts'

export function crmPortContract(name: string, make: () => Promise<CrmUnderTest>): void {
  describe(`CrmPort: ${name}`, () => {
    let crm: CrmUnderTest
    beforeEach(async () => {
      crm = await make()
    })
    const value = async <Value>(
      answer: Promise<{ ok: true; value: Value } | { ok: false; failure: unknown }>,
    ): Promise<Value> => {
      const result = await answer
      if (!result.ok) throw new Error(JSON.stringify(result.failure))
      return result.value
    }
    const look = async (stream: Stream, id: string) =>
      (await value(crm.port.read(stream, [id]))).get(id)
    const write = async (stream: Stream, ...writes: CrmWrite[]) => crm.port.write(stream, writes)

    writesSuite()
    eventsSuite()
    crmSeriesSuite(() => crm)
    listsSuite()
    feedSuite()

    function writesSuite(): void {
      it('creates, reads, changes and deletes a contact', async () => {
        const fields = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.com' }
        const made = written((await write('contacts', create(crm.owner, fields)))[0])
        expect(made).toMatchObject({ ownerId: crm.owner, origin: 'sync', lastChange: 'sync' })
        expect(made.fields).toMatchObject(fields)
        const [changed] = await write('contacts', {
          action: 'update',
          id: made.id,
          version: made.version,
          fields: { email: null, jobTitle: 'Analyst' },
          key: key(),
        })
        expect(written(changed).fields).toMatchObject({ firstName: 'Ada', email: null })
        expect(written(changed).version).not.toBe(made.version)
        const gone = { action: 'delete', id: made.id, version: null, key: key() } as const
        expect(await write('contacts', gone, gone)).toEqual([
          { kind: 'deleted' },
          { kind: 'deleted' },
        ])
        expect(await look('contacts', made.id)).toEqual({ kind: 'gone' })
      })

      // No search before a create whose outcome is unknown: the reference is in the create itself.
      it('L09 makes one record of one reference, under a new key too, and keeps what a person wrote since', async () => {
        const first = create(crm.owner, { lastName: 'Hopper' })
        const made = written((await write('contacts', first))[0])
        await crm.person.update('contacts', made.id, { lastName: 'Murray Hopper' })
        for (const repeated of [first, { ...first, key: key() }]) {
          const [again] = await write('contacts', repeated)
          expect(again).toMatchObject({ kind: 'written', existed: true })
          expect(written(again).id).toBe(made.id)
          expect(written(again).fields['lastName']).toBe('Murray Hopper')
        }
      })

      it('I18 says which record was made from an item, where there is one', async () => {
        const reference = key()
        const made = written(
          (await write('contacts', create(crm.owner, { lastName: 'Hopper' }, reference)))[0],
        )
        const found = await value(crm.port.readMadeFrom('contacts', [reference, 'nobody']))
        expect(found.get(reference)).toMatchObject({ id: made.id, reference })
        expect(found.get('nobody')).toBeNull()
        expect(
          (await value(crm.port.readMadeFrom('calendar', [reference]))).get(reference),
        ).toBeNull()
      })

      it('refuses to change what was changed meanwhile', async () => {
        const made = written((await write('contacts', create(crm.owner, { lastName: 'A' })))[0])
        await crm.person.update('contacts', made.id, { lastName: 'B' })
        const stale = { id: made.id, version: made.version, key: key() }
        const outcomes = await write(
          'contacts',
          { action: 'update', ...stale, fields: { lastName: 'C' } },
          { action: 'delete', ...stale, key: key() },
        )
        expect(outcomes).toMatchObject([
          { kind: 'failed', failure: { kind: 'stale' } },
          { kind: 'failed', failure: { kind: 'stale' } },
        ])
        expect(await look('contacts', made.id)).toMatchObject({
          record: { fields: { lastName: 'B' } },
        })
      })

      it('answers in the order of the writes, each for itself', async () => {
        const outcomes = await write(
          'contacts',
          create(crm.owner, { lastName: 'First' }),
          { action: 'update', id: 'nobody', version: '1', fields: { lastName: 'x' }, key: key() },
          create(crm.owner, { lastName: 'x'.repeat(100_000) }),
          create(crm.owner, { lastName: 'Last' }),
        )
        expect(written(outcomes[0]).fields['lastName']).toBe('First')
        expect(outcomes[1]).toMatchObject({ kind: 'failed', failure: { kind: 'gone' } })
        expect(outcomes[2]).toMatchObject({
          kind: 'failed',
          failure: { kind: 'refused', field: 'lastName' },
        })
        expect(written(outcomes[3]).fields['lastName']).toBe('Last')
      })
    }

    function eventsSuite(): void {
      it.each([
        ['H04 nobody it knows', 'Ada Vance <ada@customer.example>'],
        ['H05 somebody without rights', 'Portal <portal@customer.example>'],
        ['H05 somebody it takes no address of', 'Room 1 </o=Exchange/cn=room>'],
      ])(
        'takes an event organized by %s; its owner is whom it is made for',
        async (_, organizer) => {
          const fields = { ...timed('2026-12-01T09:00:00', '2026-12-01T10:00:00'), organizer }
          const made = written((await write('calendar', create(crm.owner, fields)))[0])
          expect(made).toMatchObject({ ownerId: crm.owner, origin: 'sync' })
          expect(await look('calendar', made.id)).toMatchObject({ kind: 'present' })
        },
      )

      it('keeps every member of an event', async () => {
        const fields: Fields = {
          ...timed('2026-12-01T09:00:00', '2026-12-01T10:00:00'),
          description: { text: 'Line one\nLine two', people: [] },
          location: 'Room 1',
          showAs: 'tentative',
          privacy: 'private',
          reminder: 30,
          categories: ['Blue', 'Red'],
        }
        const made = written((await write('calendar', create(crm.owner, fields)))[0])
        expect(made.fields).toMatchObject({ ...fields, exceptions: null })
        expect(await look('calendar', made.id)).toMatchObject({ record: { fields: made.fields } })
      })

      it('never shifts an all-day event', async () => {
        const time = {
          allDay: true,
          start: '2026-03-29',
          end: '2026-03-30',
          zone: null,
          rule: null,
        }
        const [made] = await write('calendar', create(crm.owner, { title: 'Clocks', time }))
        expect(written(made).fields['time']).toEqual(time)
      })
    }

    function listsSuite(): void {
      it('lists the future soonest first, then the past latest first, only what the member owns', async () => {
        const at = async (day: string, owner = crm.owner) =>
          crm.person.create('calendar', owner, timed(`${day}T09:00:00`, `${day}T10:00:00`))
        const ids = []
        for (const day of ['2026-12-03', '2026-11-18', '2026-12-01', '2026-11-01'])
          ids.push(await at(day))
        await at('2026-12-02', crm.other)
        const all = async (which: 'future' | 'past') => {
          const listing = { stream: 'calendar', which, now: NOW } as const
          const page = await value(crm.port.list(crm.owner, listing, null))
          expect(page.cursor).toBeNull()
          return page.records.map(({ id }) => id)
        }
        expect(await all('future')).toEqual([ids[2], ids[0]])
        expect(await all('past')).toEqual([ids[1], ids[3]])
      })

      it('pages through more than one page without loss', async () => {
        const ids = new Set<string>()
        for (let index = 0; index < 230; index += 10)
          for (const outcome of await write(
            'contacts',
            ...Array.from({ length: 10 }, (_, n) =>
              create(crm.owner, { lastName: `N${index + n}` }),
            ),
          ))
            ids.add(written(outcome).id)
        const seen: string[] = []
        let cursor: string | null = null
        do {
          const listing = { stream: 'contacts', which: 'all' } as const
          const page: CrmPage = await value(crm.port.list(crm.owner, listing, cursor))
          seen.push(...page.records.map(({ id }) => id))
          cursor = page.cursor
        } while (cursor !== null)
        expect(new Set(seen)).toEqual(ids)
        expect(seen).toHaveLength(230)
      })
    }

    function feedSuite(): void {
      it('tells what happened since a cursor, with the cause of our own writes', async () => {
        const start = await value(crm.port.feed(null))
        expect(start.changes).toEqual([])
        const id = await crm.person.create('contacts', crm.owner, { lastName: 'Feed' })
        const mine = create(crm.owner, { lastName: 'Ours' })
        const made = written((await write('contacts', mine))[0])
        await crm.person.giveTo('contacts', id, crm.other)
        await crm.person.remove('contacts', made.id)
        const page = await value(crm.port.feed(start.cursor))
        const of = (wanted: string) => page.changes.filter((change) => change.id === wanted)
        expect(of(id).at(-1)).toMatchObject({
          stream: 'contacts',
          gone: false,
          ownerId: crm.other,
          previousOwnerId: crm.owner,
        })
        expect(of(made.id).at(-1)).toMatchObject({ gone: true })
        if (of(made.id).length > 1) expect(of(made.id)[0]).toMatchObject({ causedBy: mine.key })
        const rest = await value(crm.port.feed(page.cursor))
        expect(rest.changes).toEqual([])
      })

      it('reads many at once and says of each whether it is there', async () => {
        const id = await crm.person.create('contacts', crm.owner, { lastName: 'Here' })
        const looks = await value(crm.port.read('contacts', [id, 'not-there']))
        expect(looks.get(id)).toMatchObject({ kind: 'present', record: { id } })
        expect(looks.get('not-there')).toEqual({ kind: 'gone' })
      })

      it('names its fields and its people', async () => {
        const fields = await value(crm.port.fields('contacts'))
        expect(fields.length).toBeGreaterThan(0)
        expect(fields.some(({ writable, slotHint }) => writable && slotHint === 'email.1')).toBe(
          true,
        )
        const members = await value(crm.port.members())
        expect(members.map(({ id }) => id)).toEqual(expect.arrayContaining([crm.owner, crm.other]))
      })
    }
  })
}
