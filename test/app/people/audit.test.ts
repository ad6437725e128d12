/**
 * @module
 * The audit log is a chain that only grows: what is changed, taken out or moved is found (USR-6, OPS-3).
 */
import { describe, expect, it } from 'vitest'
import { sha256Now } from '../../../edge/adapters/seal.ts'
import { sha256 } from '../../../edge/adapters/digest.ts'
import { audit, note, noteOf } from '../../../edge/app/people/note.ts'
import { verifyAudit } from '../../../edge/app/people/verify-audit.ts'
import { migrate } from '../../../edge/objects/migrate.ts'
import { openAuditStore } from '../../../edge/objects/org/audit-store.ts'
import { orgMigrations } from '../../../edge/objects/org/schema.ts'
import { edgeSqlite } from '../../support/edge-sqlite.ts'
import { doer, peopleStage } from './people-stage.ts'

const page = { cursor: null, limit: 50 }

function noted() {
  const { people } = peopleStage()
  for (const id of ['megan', 'adele', 'alex', 'diego']) {
    const target = { id, label: id === 'alex' ? null : `Person ${id}` }
    note(people, doer('amelia'), { action: 'invitation.created', target, details: { role: 'x' } })
  }
  noteOf(
    people,
    null,
    { via: 'system', address: null },
    {
      action: 'invitation.expired',
      target: { id: 'megan', label: null },
    },
  )
  const lines = audit(people, page).entries.map((entry) => JSON.stringify(entry))
  return { people, lines }
}

const verified = (lines: readonly string[], seen: string | null = null) =>
  verifyAudit(lines.map((line) => `${line}\n`).join(''), sha256Now, seen)

const hashIn = (line: string | undefined): string => {
  const { hash } = JSON.parse(line ?? '{}') as { hash: string }
  return hash
}

describe('an export', () => {
  it('of an untouched log is whole, page by page too', () => {
    const { people, lines } = noted()
    const newest = hashIn(lines[0])
    expect(verified(lines)).toEqual({ kind: 'whole', entries: 5, newest })
    const first = audit(people, { cursor: null, limit: 2 })
    const rest = audit(people, { cursor: first.cursor, limit: 50 })
    const both = [...first.entries, ...rest.entries].map((entry) => JSON.stringify(entry))
    expect(both).toEqual(lines)
    expect(verified([])).toEqual({ kind: 'whole', entries: 0, newest: null })
  })

  it.each([
    ['who', (line: string) => line.replace('Name of amelia', 'Name of priya')],
    ['what', (line: string) => line.replace('created', 'revoked')],
    ['whom', (line: string) => line.replace('"label":null', '"label":""')],
    ['when', (line: string) => line.replace('2023', '2022')],
    ['from where', (line: string) => line.replace('192.0.2.1', '192.0.2.2')],
    ['how', (line: string) => line.replace('"role":"x"', '"role":"y"')],
    ['which', (line: string) => line.replace('"id":3', '"id":4')],
  ])('a changed %s is found', (_what, change) => {
    const { lines } = noted()
    const changed = lines.map((line, index) => (index === 2 ? change(line) : line))
    expect(changed[2]).not.toBe(lines[2])
    expect(verified(changed)).toEqual({ kind: 'changed', line: 3 })
  })

  it('a removed entry is found: in the middle, the oldest, and by a noted seal the newest', () => {
    const { lines } = noted()
    expect(verified(lines.toSpliced(2, 1))).toEqual({ kind: 'removed', line: 2 })
    expect(verified(lines.slice(0, -1))).toEqual({ kind: 'removed', line: 4 })
    expect(verified(lines.slice(1), hashIn(lines[0]))).toEqual({ kind: 'rewritten', line: 1 })
  })

  it('entries in another order, and one twice, are found', () => {
    const { lines } = noted()
    expect(verified(lines.toReversed())).toEqual({ kind: 'reordered', line: 1 })
    const [first = ''] = lines
    expect(verified([first, ...lines])).toEqual({ kind: 'reordered', line: 1 })
  })

  it('a log sealed anew is told from the one that was seen before', () => {
    const { lines } = noted()
    const other = peopleStage().people
    note(other, doer('priya'), { action: 'x', target: { id: 'y', label: null } })
    const forged = audit(other, page).entries.map((entry) => JSON.stringify(entry))
    expect(verified(forged).kind).toBe('whole')
    expect(verified(forged, hashIn(lines[0])).kind).toBe('rewritten')
    expect(verified(lines, hashIn(lines[3])).kind).toBe('whole')
  })

  it('what is no entry is named by its line', () => {
    const { lines } = noted()
    expect(verified(lines.toSpliced(1, 0, '{'))).toEqual({ kind: 'unreadable', line: 2 })
    expect(verified(lines.toSpliced(1, 0, '{}'))).toEqual({ kind: 'unreadable', line: 2 })
  })
})

describe('the table', () => {
  it('takes nothing back and lets nothing be changed', () => {
    const sql = edgeSqlite()
    migrate(sql, orgMigrations)
    openAuditStore(sql).note(entryAt(1))
    expect(() => sql.run("UPDATE audit SET doc = '{}' WHERE id = 1")).toThrow('append-only')
    expect(() => sql.run('DELETE FROM audit WHERE id = 1')).toThrow('append-only')
  })

  it('rows from before the chain are sealed in their order', () => {
    const sql = edgeSqlite()
    migrate(sql, orgMigrations)
    for (const at of [1, 2]) {
      sql.run('INSERT INTO audit (doc) VALUES (?)', JSON.stringify(entryAt(at)))
    }
    const store = openAuditStore(sql)
    store.note(entryAt(3))
    const people = { ...peopleStage().people.store, ...store }
    const clock = { now: () => 0, random: () => 0, uuid: () => '' }
    const { entries } = audit({ store: people, clock }, page)
    expect(entries.map(({ id }) => id)).toEqual([3, 2, 1])
    expect(verified(entries.map((entry) => JSON.stringify(entry))).kind).toBe('whole')
  })

  it('its hash is the SHA-256 of the platform', async () => {
    for (const text of ['', 'Grüße 日本', 'x'.repeat(1000)]) {
      expect(sha256Now(text)).toBe(await sha256(text))
    }
  })
})

const entryAt = (at: number) => ({
  at,
  actor: null,
  action: 'x',
  target: { id: 'y', label: null },
  from: { via: 'system' as const, address: null },
  details: {},
})
