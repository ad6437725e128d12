/**
 * @module
 * Least scopes, step by step (INS-6): what a sign-in asks for, what is remembered of its answer.
 */
import { describe, expect, it } from 'vitest'
import {
  grantAfter,
  scopesAsked,
  scopesLacking,
  streamsOf,
  tokenScopes,
} from '../../../edge/app/mailbox/grant.ts'
import { mailboxScopes as book } from '../../../edge/policy.ts'
import type { Wanted } from '../../../edge/ports/hosts.ts'
import type { Stream } from '../../../edge/domain/record.ts'

const wanting = (streams: readonly Stream[] | null, ...also: Wanted['also'][number][]): Wanted => ({
  streams,
  also,
})

const [openid, profile, email, offline, me] = book.signIn
const signIn = [openid, profile, email, offline, me]
const calendar = 'Calendars.ReadWrite'
const contacts = 'Contacts.ReadWrite'
const people = 'User.ReadBasic.All'

describe('what a sign-in asks for', () => {
  const held = { scopes: [me, calendar], streams: ['calendar'] as const }
  const rows: readonly [string, Wanted, Parameters<typeof scopesAsked>[2], string[]][] = [
    ['who he is, and nothing else', wanting([]), null, []],
    ['one stream', wanting(['contacts']), null, [contacts]],
    ['both, where nothing is named', wanting(null), null, [people, calendar, contacts]],
    ['the picker’s names', wanting([], 'people'), null, [people]],
    ['one stream more than before', wanting(['contacts']), held, [calendar, contacts]],
    ['mail beside what is held', wanting([], 'mail'), held, [calendar, 'Mail.Send']],
    ['of a row from before: nothing is given up', wanting([]), {}, [people, calendar, contacts]],
  ]
  for (const [name, wanted, before, expected] of rows)
    it(name, () => {
      expect([...scopesAsked(book, wanted, before)].toSorted()).toEqual(
        [...signIn, ...expected].toSorted(),
      )
    })
})

describe('what is remembered of the answer', () => {
  const rows: readonly [string, readonly string[], readonly string[], string[], Stream[]][] = [
    ['as asked where Microsoft names none', [me, contacts], [], [me, contacts], ['contacts']],
    ['what Microsoft names, not what was asked', [me, contacts], [me], [me], []],
    [
      'with the address of Graph, of any cloud',
      [calendar],
      [`https://graph.microsoft.com/${calendar}`, 'https://graph.microsoft.us/User.Read'],
      [calendar, 'User.Read'],
      ['calendar'],
    ],
    [
      'in whatever letters',
      [calendar],
      ['calendars.readwrite'],
      ['calendars.readwrite'],
      ['calendar'],
    ],
    ['without OpenID’s own words', [], ['openid', 'profile', me], [me], []],
  ]
  for (const [name, asked, told, scopes, streams] of rows)
    it(name, () => {
      expect(grantAfter(book, asked, told, null)).toEqual({ scopes, streams })
    })

  it('widens, never narrows', () => {
    const before = { scopes: [me, calendar], streams: ['calendar'] as const }
    expect(grantAfter(book, [contacts], [me, contacts], before)).toEqual({
      scopes: [me, calendar, contacts],
      streams: ['calendar', 'contacts'],
    })
  })
})

describe('what a refused sign-in lacked', () => {
  const asked = ['openid', me, calendar, contacts]
  const rows: readonly [string, Parameters<typeof scopesLacking>[1], string[]][] = [
    ['everything, at the first', null, [me, calendar, contacts]],
    ['what is not held', { state: 'connected', scopes: [me, calendar] }, [contacts]],
    ['everything, of a dead sign-in', { state: 'consent', scopes: [me, calendar] }, asked.slice(1)],
    ['everything, where all seemed held', { state: 'connected', scopes: asked }, asked.slice(1)],
  ]
  for (const [name, before, lacking] of rows)
    it(name, () => {
      expect(scopesLacking(asked, before)).toEqual(lacking)
    })
})

describe('what the mailbox’s own token carries', () => {
  it('the streams and the names, not what has tokens of its own', () => {
    expect(tokenScopes(book, { scopes: [me, contacts, 'Mail.Send'] })).toEqual([contacts])
    expect(tokenScopes(book, { scopes: [me, people, calendar] })).toEqual([calendar, people])
  })
  it('who he is, where nothing else was agreed to', () => {
    expect(tokenScopes(book, { scopes: [me] })).toEqual([me])
  })
  it('everything, of a row from before', () => {
    expect(tokenScopes(book, {})).toBeUndefined()
    expect(streamsOf({})).toEqual(['calendar', 'contacts'])
  })
})
