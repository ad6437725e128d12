/**
 * @module
 * Which permissions let a token do what in a mailbox (graph-contract §8.12). Any one of a list is enough.
 *
 * Owns: the table for mailboxes and subscriptions. Does not own: the directory's rules, which also decide
 * what is shown (directory/access.ts).
 */
import type { Caller } from '../frame.ts'
import type { Area } from './target.ts'

type Needs = { read: string[]; write: string[] }

const ANY_USER = [
  'User.Read',
  'User.ReadWrite',
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite.All',
]
const CALENDARS: Needs = {
  read: [
    'Calendars.Read',
    'Calendars.ReadWrite',
    'Calendars.ReadBasic',
    'Calendars.Read.Shared',
    'Calendars.ReadWrite.Shared',
  ],
  write: ['Calendars.ReadWrite', 'Calendars.ReadWrite.Shared'],
}
const AREA_NEEDS: Record<Area, Needs> = {
  calendar: CALENDARS,
  contacts: {
    read: [
      'Contacts.Read',
      'Contacts.ReadWrite',
      'Contacts.Read.Shared',
      'Contacts.ReadWrite.Shared',
    ],
    write: ['Contacts.ReadWrite', 'Contacts.ReadWrite.Shared'],
  },
  settings: {
    read: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    write: ['MailboxSettings.ReadWrite'],
  },
  timeZones: { read: ANY_USER, write: ANY_USER },
  categories: {
    read: ['MailboxSettings.Read', 'MailboxSettings.ReadWrite'],
    write: ['MailboxSettings.ReadWrite'],
  },
  ids: { read: ANY_USER, write: ANY_USER },
  mail: { read: ['Mail.Read', 'Mail.ReadWrite', 'Mail.ReadBasic'], write: ['Mail.ReadWrite'] },
}
/** POST actions that only read. */
const READING_ACTIONS = /\/(getSchedule|microsoft\.graph\.getSchedule)$/i

export function mayUseMailbox(caller: Caller, area: Area, method: string, path: string): boolean {
  const reads = method === 'GET' || READING_ACTIONS.test(`/${path}`)
  return holdsAny(caller, AREA_NEEDS[area][reads ? 'read' : 'write'])
}

export function maySendMail(caller: Caller): boolean {
  return holdsAny(caller, ['Mail.Send'])
}

/** A subscription needs the read permission of what it watches (graph-contract §7.1). */
export function mayWatch(caller: Caller, area: Area | 'directory'): boolean {
  return holdsAny(
    caller,
    area === 'directory' ? ['User.Read.All', 'Directory.Read.All'] : AREA_NEEDS[area].read,
  )
}

export function holdsAny(caller: Caller, permissions: readonly string[]): boolean {
  const held = new Set([...caller.scopes, ...caller.roles].map((one) => one.toLowerCase()))
  return permissions.some((one) => held.has(one.toLowerCase()))
}
