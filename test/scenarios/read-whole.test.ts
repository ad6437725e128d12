/**
 * @module
 * The daily comparison does not list an Outlook that is as it was when all of it was read (SYN-5, engine.md §8), and
 * finds what nobody told of all the same.
 */
import { describe, expect, it } from 'vitest'
import type { History } from '../simulation/history.ts'
import { stage } from './stage.ts'

const DAY_MS = 24 * 3_600_000
const stateOf = ({ store, stream }: History) => store.stream(stream)

/** @returns how many pages of Outlook were listed in the comparison that is due next */
async function listedIn(history: History): Promise<number> {
  const { outlook } = history
  const list = outlook.list.bind(outlook)
  let pages = 0
  outlook.list = (...asked) => {
    pages += 1
    return list(...asked)
  }
  history.wait(Math.max(0, stateOf(history).compareAt - history.now) + 1)
  await history.settle()
  outlook.list = list
  return pages
}

/** Nobody rings, and no round of changes tells of it: what Microsoft loses (engine.md §7.3 d). */
function silently(history: History, change: () => void): void {
  const { outlook } = history
  history.wait(1)
  const [told, rung] = [outlook.log.length, outlook.notices.length]
  change()
  outlook.log.splice(told)
  outlook.notices.splice(rung)
}

async function atRest(): Promise<History> {
  const history = await stage({ initial: 3 })
  expect(await listedIn(history)).toBeGreaterThan(0)
  return history
}

describe('a comparison of an Outlook in which nothing changed', () => {
  it('lists nothing of it, day after day, until four weeks are over', async () => {
    const history = await atRest()
    expect(await listedIn(history)).toBe(0)
    expect(await listedIn(history)).toBe(0)
    history.wait(27 * DAY_MS)
    expect(await listedIn(history)).toBe(0)
    history.wait(DAY_MS)
    expect(await listedIn(history)).toBeGreaterThan(0)
  })

  it('still lists the CRM: what changed there without a word is found', async () => {
    const history = await atRest()
    const [id = ''] = history.crm.records.keys()
    history.crm.edit(id, { title: 'silent' }, 'ui')
    history.crm.pending.splice(0)
    expect(await listedIn(history)).toBe(0)
    expect(history.outlook.living().some(({ fields }) => fields['title'] === 'silent')).toBe(true)
    // We wrote: what came of it is read.
    expect(await listedIn(history)).toBeGreaterThan(0)
  })

  it.each(['edited', 'added', 'removed'])('what was %s and not told of is found', async (what) => {
    const history = await atRest()
    const [item] = history.outlook.living()
    silently(history, () => {
      if (what === 'edited') history.outlook.edit(item?.id ?? '', { title: 'silent' })
      else if (what === 'added') history.outlook.add({ title: 'silent' })
      else history.outlook.remove(item?.id ?? '')
    })
    expect(await listedIn(history)).toBeGreaterThan(0)
    const titles = [...history.crm.records.values()].map(({ fields }) => fields['title'])
    expect(titles.filter((title) => title === 'silent')).toHaveLength(what === 'removed' ? 0 : 1)
    expect(titles).toHaveLength({ edited: 3, added: 4 }[what] ?? 2)
  })

  it('what we made ourselves and was removed without a word is found, though the tag is as before', async () => {
    const history = await atRest()
    const before = new Set(history.outlook.items.keys())
    history.crm.add({ title: 'new' }, 'manual')
    await history.settle()
    const made = [...history.outlook.items.keys()].filter((id) => !before.has(id))
    expect(made).toHaveLength(1)
    silently(history, () => {
      for (const id of made) history.outlook.remove(id)
    })
    expect(await listedIn(history)).toBeGreaterThan(0)
    expect([...history.crm.records.values()].map(({ fields }) => fields['title'])).not.toContain(
      'new',
    )
  })

  it('what kept failing and is pardoned is met again', async () => {
    const history = await atRest()
    const [item] = history.outlook.living()
    const { stream, now: at } = history
    const reason = { code: 'keeps-failing', detail: 'It cannot be read', field: null, label: null }
    const id = item?.id ?? ''
    history.store.park({ stream, side: 'outlook', id, version: null, ...reason, at })
    expect(await listedIn(history)).toBeGreaterThan(0)
    expect(await listedIn(history)).toBe(0)
  })

  it('a mailbox that cannot tell is listed every day', async () => {
    const history = await atRest()
    history.outlook.collectionTag = async () => ({ ok: true, value: null })
    expect(await listedIn(history)).toBeGreaterThan(0)
    expect(await listedIn(history)).toBeGreaterThan(0)
  })
})
