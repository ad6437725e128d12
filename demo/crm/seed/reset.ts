/**
 * @module
 * Puts the CRM into a known state.
 *
 * Owns: which seed holds what. Kept across resets: signing key, webhook endpoints and access tokens (a
 * connected edge stays connected; its old feed cursor answers 410, so it lists again).
 */
import { Temporal } from 'temporal-polyfill'
import type { RecordType } from '../model/fields.ts'
import { fullName } from '../model/presented.ts'
import { checkBody } from '../model/validate.ts'
import type { Crm } from '../platform.ts'
import { appendChange, restartFeed } from '../store/feed.ts'
import { addPerson } from '../store/people.ts'
import type { RoleId } from '../store/people.ts'
import { canonicalJson, textOf } from '../model/json.ts'
import type { Body, Origin } from '../store/rows.ts'
import { readMeta, writeMeta } from '../store/schema.ts'
import { spanOf } from '../store/writes.ts'
import { seedContacts } from './contacts.ts'
import { seedEvents } from './events.ts'
import { volumeContacts, volumeEvents, volumeOrigin } from './volume.ts'

export const seedNames = ['default', 'volume', 'empty'] as const
export type SeedName = (typeof seedNames)[number]

const SEED = 365
const DAY_MS = 86_400_000

const people: readonly [string, string, string, RoleId, string][] = [
  ['amelia', 'Amelia', 'Hart', 'super-admin', 'Europe/London'],
  ['marcus', 'Marcus', 'Weber', 'sales-rep', 'Europe/Berlin'],
  ['priya', 'Priya', 'Raman', 'sales-manager', 'Asia/Kolkata'],
  ['noah', 'Noah', 'Martin', 'sales-rep', 'America/New_York'],
]

export const isSeeded = (crm: Crm): boolean => readMeta(crm.sql, 'seed') !== undefined

export function reset(crm: Crm, seed: SeedName): void {
  crm.sql.transaction(() => {
    for (const table of ['record', 'ref', 'person', 'replay']) crm.sql.run(`DELETE FROM ${table}`)
    seedPeople(crm)
    const rev = restartFeed(crm)
    if (seed === 'default') seedDefault(crm, rev)
    if (seed === 'volume') seedVolume(crm, rev)
    writeMeta(crm.sql, 'seed', seed)
    // One entry after the floor, so that webhooks and waiting readers hear of the reset.
    appendChange(crm, { type: 'schema', id: 'all', op: 'upsert' })
    for (const type of ['contact', 'event', 'user'] as const) crm.dirty.add(type)
  })
}

function seedPeople(crm: Crm): void {
  for (const [id, firstName, lastName, role, timeZone] of people) {
    const email = `${id}@northwind-crm.example`
    const made = { email, firstName, lastName, role, timeZone, locale: 'en', active: true }
    addPerson(crm, made, id)
  }
}

function seedDefault(crm: Crm, rev: number): void {
  const contacts = seedContacts(120, SEED)
  const imported = { origin: 'import', ref: 'import-spring-fair' } as const
  for (const [index, body] of contacts.entries()) {
    const owner = index % 10 < 7 ? 'marcus' : ['priya', 'noah', 'amelia'][index % 3]!
    const came = index % 7 === 3 ? imported : ({ origin: 'manual' } as const)
    place(crm, {
      type: 'contact',
      id: seedId('c', index),
      body,
      owner,
      rev,
      age: 200 - index,
      ...came,
    })
  }
  const guests = contacts.map((body) => ({ name: fullName(body), email: textOf(body['email']) }))
  for (const [index, { owner, body }] of seedEvents(todayOf(crm), guests).entries()) {
    const came = index % 8 === 5 ? imported : ({ origin: 'manual' } as const)
    place(crm, {
      type: 'event',
      id: seedId('e', index),
      body,
      owner,
      rev,
      age: 90 - index,
      ...came,
    })
  }
}

function seedVolume(crm: Crm, rev: number): void {
  for (const [index, body] of volumeContacts(SEED).entries()) {
    placeVolume(crm, 'contact', index, body, rev)
  }
  for (const [index, body] of volumeEvents(todayOf(crm)).entries()) {
    placeVolume(crm, 'event', index, body, rev)
  }
}

function placeVolume(crm: Crm, type: RecordType, index: number, body: Body, rev: number): void {
  const origin = volumeOrigin(index)
  const id = `${type === 'contact' ? 'c' : 'e'}-v${String(index).padStart(5, '0')}`
  place(crm, { type, id, body, owner: 'marcus', rev, age: 30, origin, ref: 'import-volume' })
}

type Placed = {
  type: RecordType
  id: string
  body: Body
  owner: string
  rev: number
  /** Days since it was made. */
  age: number
  origin: Origin
  ref?: string
}

/** Straight into the table: seeded records are listed, not announced in the feed. */
function place(crm: Crm, made: Placed): void {
  const { type, id, owner, rev, origin } = made
  const checked = checkBody(type, made.body, { zone: 'UTC', uid: `${id}@northwind-crm.example` })
  if (!checked.ok) throw new Error(`seed ${id}: ${JSON.stringify(checked.refusal.errors)}`)
  const span = spanOf(type, checked.value)
  const at = crm.now() - made.age * DAY_MS
  const imported = origin === 'import'
  crm.sql.run(
    `INSERT INTO record (type, id, rev, owner, origin, origin_ref, via, changed_by, created, updated,
     starts, ends, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    type,
    id,
    rev,
    owner,
    origin,
    imported ? (made.ref ?? null) : null,
    imported ? 'import' : 'ui',
    owner,
    at,
    at,
    span.starts,
    span.ends,
    canonicalJson(checked.value),
  )
}

const seedId = (letter: string, index: number): string =>
  `${letter}-${String(index + 1).padStart(4, '0')}`

const todayOf = (crm: Crm): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(crm.now()).toZonedDateTimeISO('UTC').toPlainDate()
