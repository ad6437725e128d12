/**
 * @module
 * What every Outlook behind `OutlookPort` must do, a model in memory and Microsoft Graph alike. A suite as
 * a function: the caller brings the mailbox and what its person does in it.
 */
import { describe, expect, it } from 'vitest'
import type { Stream } from '../../edge/domain/record.ts'
import type { OutlookLook, OutlookWrite } from '../../edge/ports/outlook.ts'
import { calendarSuite } from './outlook-calendar.ts'
import type { OutlookUnderTest, Stage } from './outlook-stage.ts'
import {
  create,
  idOf,
  nameOf,
  round,
  sample,
  staged,
  streams,
  value,
  written,
} from './outlook-stage.ts'

export function outlookPortContract(
  name: string,
  make: () => Promise<OutlookUnderTest>,
  /** Streams whose items a person can move: a stand-in may not let contacts. */
  movable: readonly Stream[] = streams,
  /** A model that holds fields without understanding them has no series of its own to be tested on. */
  understands: 'fields' | 'calendars' = 'calendars',
): void {
  describe(`OutlookPort: ${name}`, () => {
    for (const stream of streams) describe(stream, () => streamSuite(stream, make))
    for (const stream of movable) describe(`${stream}, moved`, () => movedSuite(stream, make))
    if (understands === 'calendars') describe('calendar alone', () => calendarSuite(make))
  })
}

const isSame = (one: object, other: object): boolean =>
  JSON.stringify(one) === JSON.stringify(other)

function streamSuite(stream: Stream, make: () => Promise<OutlookUnderTest>): void {
  const at = staged(stream, make)
  const write = (...writes: OutlookWrite[]) => at().port.write(stream, at().box.id, writes)
  const made = async (name: string) => written((await write(create(sample(stream, name))))[0])
  const look = async (id: string): Promise<OutlookLook | undefined> =>
    (await value(at().port.read(stream, at().box.id, [id]))).get(id)
  const changes = (cursor: string | null = null) =>
    round((from) => at().port.changes(stream, at().box.id, from), cursor)
  const list = () => round((from) => at().port.list(stream, at().box.id, from === '' ? null : from))

  containerSuite(stream, at)

  it('creates what was asked, with its mark', async () => {
    const write1 = create(sample(stream, 'Ada'))
    const item = written((await write(write1))[0])
    expect(item.fields).toMatchObject(sample(stream, 'Ada'))
    expect(item.marker).toBe(write1.key)
    const seen = await look(item.id)
    expect(seen).toMatchObject({ kind: 'present', item: { id: item.id, marker: write1.key } })
    expect(seen?.kind === 'present' && seen.item.fields).toMatchObject(sample(stream, 'Ada'))
    expect(await value(at().port.countItems(stream, at().box.id))).toBe(1)
  })

  it('makes one item of one key, however often it is asked', async () => {
    const first = create(sample(stream, 'Ada'))
    const item = written((await write(first))[0])
    const [again] = await write({ ...first, replay: true })
    expect(again).toMatchObject({ kind: 'written', replayed: true, item: { id: item.id } })
    expect(await value(at().port.countItems(stream, at().box.id))).toBe(1)
  })

  it('a replay shows what a person changed since', async () => {
    const first = create(sample(stream, 'Ada'))
    const item = written((await write(first))[0])
    await at().person.update(stream, item.id, { [nameOf(stream)]: 'Changed' })
    const again = written((await write({ ...first, replay: true }))[0])
    expect(again.fields[nameOf(stream)]).toBe('Changed')
  })

  it('changes only what is named, and refuses an old version', async () => {
    const item = await made('Ada')
    const update = { action: 'update', id: item.id, version: item.version } as const
    const [changed] = await write({ ...update, fields: { [nameOf(stream)]: 'Grace' } })
    expect(written(changed).fields).toMatchObject({
      ...sample(stream, 'Ada'),
      [nameOf(stream)]: 'Grace',
    })
    const [stale] = await write({ ...update, fields: { [nameOf(stream)]: 'Edsger' } })
    expect(stale).toMatchObject({ kind: 'failed', failure: { kind: 'stale' } })
    const [kept] = await write({ action: 'delete', id: item.id, version: item.version })
    expect(kept).toMatchObject({ kind: 'failed', failure: { kind: 'stale' } })
    expect(await look(item.id)).toMatchObject({ item: { fields: { [nameOf(stream)]: 'Grace' } } })
  })

  it('deletes, and is content when it is gone already', async () => {
    const item = await made('Ada')
    const gone = { action: 'delete', id: item.id, version: item.version } as const
    expect(await write(gone)).toEqual([{ kind: 'deleted' }])
    expect(await write({ ...gone, version: null })).toEqual([{ kind: 'deleted' }])
    expect(await look(item.id)).toEqual({ kind: 'gone' })
    const [update] = await write({ ...gone, action: 'update', fields: { [nameOf(stream)]: 'x' } })
    expect(update).toMatchObject({ kind: 'failed', failure: { kind: 'gone' } })
  })

  it('answers twenty writes in their order, each for itself', async () => {
    const old = await Promise.all([made('Old1'), made('Old2')])
    await at().person.remove(stream, old[0].id)
    const writes: OutlookWrite[] = [
      ...Array.from({ length: 17 }, (_, n) => create(sample(stream, `New${n}`))),
      { action: 'update', id: old[0].id, version: old[0].version, fields: sample(stream, 'x') },
      { action: 'update', id: old[1].id, version: old[1].version, fields: sample(stream, 'y') },
      create(sample(stream, 'Last')),
    ]
    const outcomes = await write(...writes)
    const names = outcomes.map((one) =>
      one.kind === 'written' ? one.item.fields[nameOf(stream)] : one.kind,
    )
    expect(names).toEqual([
      ...Array.from({ length: 17 }, (_, n) => `New${n}`),
      'failed',
      'y',
      'Last',
    ])
  })

  it('lists in brief who is there, with the versions by which they are known', async () => {
    const brief = () =>
      round((from) => at().port.list(stream, at().box.id, from === '' ? null : from, true))
    const [a, b] = [await made('Ada'), await made('Grace')]
    const known = async () => {
      const seen = await value(at().port.read(stream, at().box.id, [a.id, b.id]))
      return [a, b].map(({ id }) => {
        const item = seen.get(id)
        return { kind: 'version', id, version: item?.kind === 'present' ? item.item.version : '' }
      })
    }
    const before = (await brief()).rows
    expect(before).toHaveLength(2)
    expect(before).toEqual(expect.arrayContaining(await known()))
    await at().person.update(stream, a.id, { [nameOf(stream)]: 'Changed' })
    const after = (await brief()).rows
    expect(after).toEqual(expect.arrayContaining(await known()))
    expect(after.filter((row) => !before.some((one) => isSame(one, row))).map(idOf)).toEqual([a.id])
  })

  it('has another collection tag after every change, and the same while nothing happens', async () => {
    const tags: (string | null)[] = []
    const tag = async () => {
      tags.push(await value(at().port.collectionTag(stream, at().box.id)))
      return tags.at(-1)
    }
    await tag()
    const [a, b] = [await made('Ada'), await made('Grace')]
    expect(await tag()).toEqual(expect.any(String))
    expect(await value(at().port.collectionTag(stream, at().box.id))).toBe(tags.at(-1))
    await at().person.update(stream, a.id, { [nameOf(stream)]: 'Changed' })
    await tag()
    await at().person.remove(stream, b.id)
    await tag()
    await at().person.remove(stream, a.id)
    await tag()
    // Empty once more: as it was at first.
    expect(tags.at(-1)).toBe(tags[0])
    expect(new Set(tags).size).toBe(tags.length - 1)
  })

  it('lists everything once, page by page, with marks', async () => {
    const writes = Array.from({ length: 220 }, (_, n) => create(sample(stream, `N${n}`)))
    for (let from = 0; from < writes.length; from += 20)
      await write(...writes.slice(from, from + 20))
    await at().person.create(stream, at().box.id, sample(stream, 'Person'))
    const { rows } = await list()
    expect(new Set(rows.map(idOf)).size).toBe(221)
    expect(rows).toHaveLength(221)
    const marks = rows.flatMap((row) => (row.kind === 'item' ? [row.item.marker] : []))
    expect(new Set(marks)).toEqual(new Set([...writes.map((one) => one.key), undefined]))
    expect(await value(at().port.countItems(stream, at().box.id))).toBe(221)
  })

  it('tells changes since a cursor, and no others', async () => {
    const [kept, edited, removed] = [await made('A'), await made('B'), await made('C')]
    const first = await changes()
    expect(new Set(first.rows.map(idOf))).toEqual(new Set([kept.id, edited.id, removed.id]))
    await at().person.update(stream, edited.id, { [nameOf(stream)]: 'B2' })
    await at().person.remove(stream, removed.id)
    const added = await at().person.create(stream, at().box.id, sample(stream, 'D'))
    const second = await changes(first.cursor)
    expect(new Set(second.rows.map(idOf))).toEqual(new Set([edited.id, removed.id, added]))
    const row = second.rows.find((one) => idOf(one) === edited.id)
    if (row?.kind === 'item') expect(row.item.fields[nameOf(stream)]).toBe('B2')
    expect(second.rows).toContainEqual({ kind: 'look', id: removed.id })
    expect((await changes(second.cursor)).rows).toEqual([])
    // An old cursor replays what came after it.
    expect((await changes(first.cursor)).rows).toHaveLength(3)
  })

  it('asks for a new enumeration when its cursor is forgotten', async () => {
    await made('Ada')
    const first = await changes()
    await at().expireCursors()
    expect(await at().port.changes(stream, at().box.id, first.cursor)).toMatchObject({
      ok: false,
      failure: { kind: 'resync' },
    })
    expect((await changes()).rows).toHaveLength(1)
  })

  it('a page of many reads says of each what it is', async () => {
    const items = await Promise.all(['A', 'B', 'C', 'D', 'E', 'F'].map(made))
    await at().person.remove(stream, items[2]?.id ?? '')
    const looks = await value(
      at().port.read(
        stream,
        at().box.id,
        items.map(({ id }) => id),
      ),
    )
    expect(items.map(({ id }) => looks.get(id)?.kind)).toEqual([
      'present',
      'present',
      'gone',
      'present',
      'present',
      'present',
    ])
  })
}

function containerSuite(stream: Stream, at: () => Stage): void {
  it('makes its container once and finds it again', async () => {
    const { port, box } = at()
    expect(box.name).toBe('Northwind')
    expect(await value(port.ensureContainer(stream, 'Northwind', 'contract-mark'))).toEqual(box)
    expect(await value(port.findContainer(stream, box.id))).toEqual(box)
    expect(await value(port.countItems(stream, box.id))).toBe(0)
  })

  it("never takes a person's own container of that name", async () => {
    const { port, person } = at()
    const own = await person.makeContainer(stream, 'Fabrikam')
    const ours = await value(port.ensureContainer(stream, 'Fabrikam', 'other-mark'))
    expect(ours.id).not.toBe(own)
    expect(ours.name).toBe('Fabrikam (2)')
    expect(await value(port.ensureContainer(stream, 'Fabrikam', 'other-mark'))).toEqual(ours)
  })

  it('removes it with all it holds, and can make it anew', async () => {
    const { port, box } = at()
    await port.write(stream, box.id, [create(sample(stream, 'Ada'))])
    expect(await value(port.removeContainer(stream, box.id))).toBeNull()
    expect(await value(port.removeContainer(stream, box.id))).toBeNull()
    expect(await value(port.findContainer(stream, box.id))).toBeNull()
    const next = await value(port.ensureContainer(stream, 'Northwind', 'contract-mark'))
    expect(next.name).toBe('Northwind')
    expect(next.id).not.toBe(box.id)
    expect(await value(port.countItems(stream, next.id))).toBe(0)
  })

  it('notices that a person removed it', async () => {
    const { port, person, box } = at()
    const first = await value(port.changes(stream, box.id, null))
    await person.removeContainer(stream, box.id)
    expect(await value(port.findContainer(stream, box.id))).toBeNull()
    expect(await port.changes(stream, box.id, first.cursor)).toMatchObject({
      ok: false,
      failure: { kind: expect.stringMatching(/^(gone|resync)$/) },
    })
    const outcomes = await port.write(stream, box.id, [create(sample(stream, 'Ada'))])
    expect(outcomes).toMatchObject([{ kind: 'failed', failure: { kind: 'gone' } }])
  })
}

function movedSuite(stream: Stream, make: () => Promise<OutlookUnderTest>): void {
  const at = staged(stream, make)

  it('tells moved from gone', async () => {
    const { port, person, box } = at()
    const read = (from: string | null) => port.changes(stream, box.id, from)
    const [outcome] = await port.write(stream, box.id, [create(sample(stream, 'Ada'))])
    const item = written(outcome)
    const first = await round(read)
    await person.moveAway(stream, item.id)
    expect((await round(read, first.cursor)).rows).toContainEqual({ kind: 'look', id: item.id })
    const looks = await value(port.read(stream, box.id, [item.id]))
    expect(looks.get(item.id)).toEqual({ kind: 'moved' })
    expect(await value(port.countItems(stream, box.id))).toBe(0)
  })
}
