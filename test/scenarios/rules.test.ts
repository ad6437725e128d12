/**
 * @module
 * Rules an organization sets for itself: who wins a conflict, which imported records take part, how many
 * (CAL-4, CAL-5, SYN-1).
 */
import { describe, expect, it } from 'vitest'
import { activityPage } from '../../edge/app/mailbox/activity.ts'
import { resolveConflict } from '../../edge/app/mailbox/resolve.ts'
import { takeSettings } from '../../edge/app/mailbox/settings.ts'
import type { SyncSettings } from '../../edge/contract/settings.ts'
import { defaultSyncSettings } from '../../edge/policy.ts'
import type { History } from '../simulation/history.ts'
import { contextOf } from '../simulation/context.ts'
import { deleteInCrm, itemOf, stage, typed, writesOf, writesOfAnotherRun } from './stage.ts'

const event = (title: string) => ({ title, note: '', tag: '', place: '' })
const clock = (history: History) => ({ now: () => history.now, random: () => 0.5, uuid: () => 'k' })

function rule(history: History, version: number, change: Partial<SyncSettings>): boolean {
  const saved = { version, settings: { ...defaultSyncSettings, ...change } }
  return takeSettings({ store: history.store, clock: clock(history) }, saved, defaultSyncSettings)
}

const entries = (history: History) =>
  activityPage(history.store, 'calendar', { cursor: null, limit: 100 }).entries

const asked = (history: History) => entries(history).filter(({ code }) => code === 'asked')

/** What waits for this person, page by page of one. */
function waiting(history: History): string[] {
  const found: string[] = []
  let cursor: string | null = null
  do {
    const query = { cursor, limit: 1, only: 'questions' as const }
    const page = activityPage(history.store, 'calendar', query)
    expect(page.entries.length).toBeLessThanOrEqual(1)
    found.push(...page.entries.map(({ id }) => id))
    cursor = page.cursor
  } while (cursor !== null)
  return found
}

const answer = (history: History, id: string, keep: 'crm' | 'outlook') =>
  resolveConflict(contextOf(history, clock(history)), 'calendar', id, keep)

async function disputed() {
  const history = await stage({ conflict: 'ask' })
  const id = typed(history, event('a'))
  await history.settle()
  history.crm.edit(id, { title: 'ours', tag: 'n' }, 'ui')
  history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'theirs' })
  await history.settle()
  return { history, id, titles: () => titlesOf(history, id) }
}

const titlesOf = (history: History, id: string) => [
  history.crm.records.get(id)?.fields['title'],
  itemOf(history, id)?.fields['title'],
]

describe('SYN-1 ask', () => {
  it('both sides keep what they have, everything else travels, and it is asked once', async () => {
    const { history, id, titles } = await disputed()
    expect(titles()).toEqual(['ours', 'theirs'])
    expect(itemOf(history, id)?.fields['tag']).toBe('n')
    expect(asked(history)).toMatchObject([
      {
        kind: 'conflict',
        fields: ['title'],
        conflict: {
          field: 'title',
          label: 'Title',
          winner: null,
          kept: null,
          lost: null,
          crm: 'ours',
          outlook: 'theirs',
          question: 'open',
        },
      },
    ])
    expect(await writesOfAnotherRun(history)).toBe(0)
    expect(asked(history)).toHaveLength(1)
  })

  it.each(['crm', 'outlook'] as const)('the answer %s is on both sides, once', async (keep) => {
    const { history, titles } = await disputed()
    const id = asked(history)[0]?.id ?? ''
    expect(await answer(history, id, keep)).toMatchObject({ ok: true })
    await history.settle()
    const kept = keep === 'crm' ? 'ours' : 'theirs'
    expect(titles()).toEqual([kept, kept])
    expect(asked(history)[0]?.conflict?.question).toBe('closed')
    expect(await answer(history, id, 'crm')).toMatchObject({ failure: { code: 'wrong-state' } })
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('a later edit of either side supersedes the question and travels', async () => {
    const { history, id, titles } = await disputed()
    const question = asked(history)[0]?.id ?? ''
    history.crm.edit(id, { title: 'later' }, 'ui')
    // Not even told yet: the answer is about values that are no more.
    expect(await answer(history, question, 'outlook')).toMatchObject({
      failure: { code: 'wrong-state' },
    })
    await history.settle()
    expect(titles()).toEqual(['later', 'later'])
    expect(asked(history)).toMatchObject([{ conflict: { question: 'closed' } }])
  })

  it('only open questions are listed as such, however many are over', async () => {
    const { history, id } = await disputed()
    const [first] = waiting(history)
    expect(first).toBe(asked(history)[0]?.id)
    history.crm.edit(id, { title: 'later' }, 'ui')
    await history.settle()
    expect(waiting(history)).toEqual([])
    history.crm.edit(id, { title: 'ours again' }, 'ui')
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'theirs again' })
    await history.settle()
    const second = waiting(history)
    expect(second).toHaveLength(1)
    expect(second).not.toContain(first)
    expect(await answer(history, second[0] ?? '', 'crm')).toMatchObject({ ok: true })
    expect(waiting(history)).toEqual([])
  })

  it('an edit of another field leaves the question as it is', async () => {
    const { history, id, titles } = await disputed()
    history.crm.edit(id, { tag: 'here' }, 'ui')
    await history.settle()
    expect(itemOf(history, id)?.fields['tag']).toBe('here')
    expect(titles()).toEqual(['ours', 'theirs'])
    expect(asked(history)).toMatchObject([{ conflict: { question: 'open' } }])
  })

  it('a record that is deleted takes its question along', async () => {
    const { history, id } = await disputed()
    deleteInCrm(history, id)
    await history.settle()
    expect(history.outlook.living()).toEqual([])
    expect(asked(history)).toMatchObject([{ conflict: { question: 'closed' } }])
    expect(await answer(history, asked(history)[0]?.id ?? '', 'crm')).toMatchObject({
      failure: { code: 'wrong-state' },
    })
  })
})

describe('SYN-8 before and after', () => {
  it('every change tells what was there and what is, whichever side it was made on', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    history.crm.edit(id, { title: 'b' }, 'ui')
    await history.settle()
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'c', tag: 'x' })
    await history.settle()
    const changes = entries(history).flatMap((entry) => entry.changes ?? [])
    expect(changes).toContainEqual({ field: 'title', label: 'Title', before: 'a', after: 'b' })
    expect(changes).toContainEqual({ field: 'title', label: 'Title', before: 'b', after: 'c' })
    expect(changes).toContainEqual({ field: 'tag', label: 'Tag', before: null, after: 'x' })
    expect(changes).toHaveLength(3)
  })

  it('a conflict tells both values and who won', async () => {
    const history = await stage()
    const id = typed(history, event('a'))
    await history.settle()
    history.crm.edit(id, { title: 'ours' }, 'ui')
    history.outlook.edit(itemOf(history, id)?.id ?? '', { title: 'theirs' })
    await history.settle()
    expect(entries(history).find(({ kind }) => kind === 'conflict')?.conflict).toEqual({
      field: 'title',
      label: 'Title',
      winner: 'crm',
      kept: 'ours',
      lost: 'theirs',
      crm: 'ours',
      outlook: 'theirs',
    })
  })
})

describe('CAL-5 imported records', () => {
  it('loosened, they enter; tightened, they leave Outlook and stay whole in the CRM', async () => {
    const history = await stage()
    const imported = typed(history, event('imp'), true)
    const manual = typed(history, event('man'))
    await history.settle()
    expect(itemOf(history, imported)).toBeUndefined()
    expect(rule(history, 1, { imported: 'include' })).toBe(true)
    await history.settle()
    expect(itemOf(history, imported)?.fields['title']).toBe('imp')
    rule(history, 2, { imported: 'exclude' })
    await history.settle()
    expect(history.outlook.living()).toHaveLength(1)
    expect(itemOf(history, manual)).toBeDefined()
    expect(history.crm.records.get(imported)?.fields['title']).toBe('imp')
    expect(await writesOfAnotherRun(history)).toBe(0)
  })

  it('back to the default, those a mass update touched stay and the others leave', async () => {
    const history = await stage()
    const touched = typed(history, event('one'), true)
    const other = typed(history, event('two'), true)
    rule(history, 1, { imported: 'include' })
    await history.settle()
    history.crm.edit(touched, { tag: 'x' }, 'mass-update')
    await history.settle()
    history.crm.edit(touched, { tag: 'y' }, 'ui')
    await history.settle()
    rule(history, 2, {})
    await history.settle()
    expect(itemOf(history, touched)?.fields['tag']).toBe('y')
    expect(itemOf(history, other)).toBeUndefined()
    expect(history.crm.records.size).toBe(2)
  })
})

describe('what a change of rules costs', () => {
  it('CAL-4 a higher cap lets in what was over it, up to the new one', async () => {
    const history = await stage({ initial: 6, cap: 2 })
    expect(history.outlook.living()).toHaveLength(2)
    rule(history, 1, { caps: { calendar: 4, contacts: null } })
    await history.settle()
    expect(history.outlook.living()).toHaveLength(4)
    expect(history.store.stream('calendar').skipped['over-cap']).toBe(2)
  })

  it('who wins is asked at the next conflict: nothing is done again', async () => {
    const history = await stage({ initial: 3 })
    const before = writesOf(history)
    expect(rule(history, 1, { conflict: 'outlook', editBeatsDelete: false })).toBe(false)
    expect(history.store.stream('calendar').phase).toBe('live')
    await history.settle()
    expect(writesOf(history)).toBe(before)
  })

  it('cut short by a sign-in, the walk by the new rules is gone through all the same', async () => {
    const history = await stage({ initial: 9, cap: 2 })
    const imported = typed(history, event('imp'), true)
    await history.settle()
    rule(history, 1, { imported: 'include', caps: { calendar: 6, contacts: null } })
    history.outlook.shut({ kind: 'sign-in', detail: 'revoked' })
    history.ring(false, false)
    await history.slice()
    expect(history.store.stream('calendar').phase).toBe('reconnect')
    history.connect()
    await history.settle()
    expect(history.outlook.living()).toHaveLength(6)
    expect(history.store.stream('calendar').skipped['over-cap']).toBe(4)
    expect(history.crm.records.has(imported)).toBe(true)
  })

  it('an older version than the known one changes nothing', async () => {
    const history = await stage()
    rule(history, 5, { conflict: 'ask' })
    expect(rule(history, 4, { imported: 'include' })).toBe(false)
    expect(history.store.settings()).toMatchObject({ version: 5, settings: { conflict: 'ask' } })
  })

  it('told while the first sync runs, it is seen to after it', async () => {
    const history = await stage({ initial: 3 })
    const imported = typed(history, event('imp'), true)
    await history.settle()
    history.dueForComparison()
    await history.slice()
    rule(history, 1, { imported: 'include' })
    await history.settle()
    expect(itemOf(history, imported)).toBeDefined()
    expect(history.store.stream('calendar').rulesDue).not.toBe(true)
  })
})
