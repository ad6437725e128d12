/**
 * @module
 * The invented edge itself: answers every call of the elements as the contract says, remembers what was
 * switched and saved. It runs in the page; nothing leaves it. Samples are those of the element tests.
 */
import type { Mailbox } from '../../../edge/contract/mailbox.ts'
import type { ContactMapping, MappingRow } from '../../../edge/contract/mapping.ts'
import type { SaveOrganizationMapping } from '../../../edge/contract/organization-mapping.ts'
import type { MappingVersions } from '../../../edge/contract/records.ts'
import type { Person } from '../../../edge/contract/people.ts'
import type { StreamName, StreamStatus } from '../../../edge/contract/sync.ts'
import {
  impactOf,
  liveStatus,
  mailboxOf,
  mapping,
  people,
  previewOf,
} from '../../../test/components/support/samples.ts'
import type { RouteName } from './all-routes.ts'
import { peopleAnswers } from './people-answers.ts'
import { recordAnswers } from './record-answers.ts'
import { statusAt } from './stream-life.ts'
import type { Life } from './stream-life.ts'
import { refuse } from './world.ts'
import type { Answer, Asked, Setting, Told } from './world.ts'

export type World = (asked: Asked) => Answer

type Handlers = { readonly [Name in RouteName]?: (asked: Asked) => Answer }

const SIGN_IN_MS = 4000

export const createWorld = (
  setting: Setting,
  now: () => number = Date.now,
  signInPage = 'https://login.example/',
): World => {
  const handlers: Handlers = {
    ...mailboxHandlers(setting, now, signInPage),
    ...mappingHandlers(setting),
    ...organizationHandlers(setting),
    ...recordAnswers(setting),
    ...peopleAnswers(setting),
    directoryUsers: (asked) => directory(setting.people ?? 40, asked),
  }
  return (asked) =>
    setting.always?.[asked.name] ?? handlers[asked.name]?.(asked) ?? refuse('not-found')
}

const directory = (size: number, { query }: Asked): Told => {
  const wanted = (query['search'] ?? '').toLowerCase()
  const from = Number(query['cursor'] ?? 0)
  const limit = Number(query['limit'] ?? 50)
  const matches = (person: Person): boolean =>
    `${person.displayName} ${person.address ?? ''}`.toLowerCase().includes(wanted)
  // People are made as they are asked for: 50,000 of them cost nothing.
  if (wanted === '') {
    const users = people(from, Math.min(limit, size - from))
    return pageOf(users, from + limit < size ? String(from + limit) : null, size)
  }
  const found = people(0, Math.min(size, 2000)).filter(matches)
  const next = from + limit < found.length ? String(from + limit) : null
  return pageOf(found.slice(from, from + limit), next, found.length)
}

const pageOf = (users: readonly Person[], cursor: string | null, total: number): Told => ({
  body: { users, cursor, total },
  delayMs: 120,
})

/** What has happened in one mailbox since the page was opened. */
class MailboxLife {
  readonly #lives = new Map<StreamName, Life>()
  readonly #now: () => number
  #mailbox: Mailbox
  #signInSince: number | undefined

  constructor(mailbox: Mailbox, now: () => number) {
    this.#mailbox = mailbox
    this.#now = now
  }

  get mailbox(): Mailbox {
    const { connection } = this.#mailbox
    return {
      connection,
      streams: { calendar: this.status('calendar'), contacts: this.status('contacts') },
    }
  }

  get signedIn(): boolean {
    if (this.#now() - (this.#signInSince ?? Infinity) < SIGN_IN_MS) return false
    const { connection } = mailboxOf('connected')
    this.#mailbox = { ...this.mailbox, connection }
    return true
  }

  status(stream: StreamName): StreamStatus {
    const life = this.#lives.get(stream)
    return life ? statusAt(stream, life, this.#now()) : this.#mailbox.streams[stream]
  }

  signIn(): void {
    this.#signInSince = this.#now()
  }

  signOut(): void {
    this.#mailbox = mailboxOf('none')
    this.#lives.clear()
  }

  turn(stream: StreamName, enabled: boolean): StreamStatus {
    this.#lives.set(stream, { enabled, since: this.#now() })
    return this.status(stream)
  }

  settle(stream: StreamName): StreamStatus {
    const streams = { ...this.#mailbox.streams, [stream]: liveStatus(stream) }
    this.#mailbox = { ...this.#mailbox, streams }
    return this.status(stream)
  }
}

const mailboxHandlers = (setting: Setting, now: () => number, signInPage: string): Handlers => {
  const life = new MailboxLife(setting.mailbox ?? mailboxOf('none'), now)
  const streamOf = ({ params }: Asked): StreamName =>
    params['stream'] === 'contacts' ? 'contacts' : 'calendar'
  return {
    session: () => ({ body: sessionOf(life.mailbox) }),
    mailbox: () => ({ body: life.mailbox }),
    connect: () => {
      life.signIn()
      return { body: { id: 'sign-in', url: signInPage } }
    },
    connectState: () => ({
      body: { state: life.signedIn ? 'connected' : 'waiting', code: null, detail: null },
    }),
    disconnect: () => {
      life.signOut()
      return { status: 204 }
    },
    streamStatus: (asked) => ({ body: life.status(streamOf(asked)) }),
    switchStream: (asked) => {
      const { enabled } = asked.body as { enabled: boolean }
      return { body: life.turn(streamOf(asked), enabled), delayMs: 400 }
    },
    impact: (asked) => ({ body: impactOf(streamOf(asked)), delayMs: 200 }),
    syncNow: (asked) => ({ status: 202, body: life.status(streamOf(asked)), delayMs: 200 }),
    decideBrake: (asked) => {
      const stream = streamOf(asked)
      const off = (asked.body as { decision: string }).decision === 'off'
      return { body: off ? life.turn(stream, false) : life.settle(stream), delayMs: 400 }
    },
  }
}

const sessionOf = ({ connection }: Mailbox) => ({
  organization: { id: 'org_gallery', name: 'Northwind' },
  member: {
    id: 'marcus',
    name: 'Marcus Bauer',
    email: 'marcus@northwind.example',
    permissions: ['manageUsers', 'manageIntegration'],
  },
  microsoft365: connection,
})

/** The organization's mapping, which can be fixed and given free. */
const organizationHandlers = (setting: Setting): Handlers => {
  let current = { ...(setting.mapping ?? mapping()), fixed: setting.fixed ?? false }
  const told = (): Told => ({ body: current, etag: `"${current.version}"`, delayMs: 150 })
  return {
    organizationMapping: told,
    organizationMappingVersions: () => ({ body: { versions: [] } }),
    saveOrganizationMapping: ({ body }) => {
      const { rows, fixed } = body as SaveOrganizationMapping
      const version = `${current.version}+`
      current = { ...current, rows: rows ?? current.defaults, fixed, version }
      return told()
    },
  }
}

const mappingHandlers = (setting: Setting): Handlers => {
  let current = setting.mapping ?? mapping()
  let versions = 7
  let theirs = setting.savedMeanwhile ?? false
  const saved: MappingVersions['versions'] = []
  const told = (): Told => ({ body: current, etag: `"${current.version}"`, delayMs: 150 })
  const save = (rows: readonly MappingRow[], by: string): void => {
    versions += 1
    const savedAt = new Date().toISOString()
    saved.unshift({ version: `v${versions}`, savedAt, savedBy: by, rows: [...rows] })
    const isDefault = JSON.stringify(rows) === JSON.stringify(current.defaults)
    current = {
      ...current,
      rows: [...rows],
      version: `v${versions}`,
      savedAt,
      savedBy: by,
      isDefault,
    }
  }
  return {
    contactMapping: told,
    mappingVersions: () => ({ body: { versions: saved } }),
    saveMapping: ({ body, ifMatch }) => {
      if (theirs) save(otherwise(current), 'Priya Sharma')
      theirs = false
      if (ifMatch !== `"${current.version}"`) return refuse('version-conflict')
      save((body as { rows: MappingRow[] }).rows, 'Marcus Bauer')
      return told()
    },
    findContacts: ({ query }) => ({ body: { contacts: contactsLike(query['search'] ?? '') } }),
    previewMapping: ({ body }) => {
      const { rows } = body as { rows: MappingRow[] }
      const same = JSON.stringify(rows) === JSON.stringify(current.rows)
      const affects = { records: same ? 0 : 1204, of: 8310 }
      return { body: previewOf(rows, { affects }), delayMs: 150 }
    },
  }
}

const contactsLike = (search: string) =>
  people(0, 10)
    .filter(({ displayName }) => displayName.toLowerCase().includes(search.toLowerCase()))
    .map(({ id, displayName }) => ({ crmId: id, label: displayName }))

/** What somebody else saved: one row in one direction only. */
const otherwise = ({ rows }: ContactMapping): MappingRow[] =>
  rows.map((row, at) => (at === 2 ? { ...row, direction: 'to-crm' } : row))
