/**
 * @module
 * CAL-3, CAL-5, CON-3, A09, A10, A11, A18, I11: which records take part.
 */
import { describe, expect, it } from 'vitest'
import type { ImportedPolicy, Scoped, ScopePolicy } from '../../../edge/domain/calendar/scope.ts'
import { defaultScope, inScope, remembered } from '../../../edge/domain/calendar/scope.ts'

const mine: Scoped = { ownerId: 'me', origin: 'manual', lastChange: 'ui' }
const imported: Scoped = { ...mine, origin: 'import', lastChange: 'import' }
const under = (policy: ImportedPolicy): ScopePolicy => ({ ...defaultScope, imported: policy })

describe('ownership (CAL-3, A18, I11)', () => {
  it('only the owner', () => {
    expect(inScope(mine, 'me')).toBe('in')
    expect(inScope({ ...mine, ownerId: 'you' }, 'me')).toEqual({ out: 'not-owned' })
    expect(inScope({ ...mine, ownerId: null }, 'me')).toEqual({ out: 'not-owned' })
  })
})

describe('A11 imported records (CAL-5, CON-3)', () => {
  // policy → untouched, edited one by one, mass-updated, mass-updated and then edited
  const table: readonly [ImportedPolicy, boolean, boolean, boolean, boolean][] = [
    ['until-mass-updated', false, false, true, true],
    ['exclude', false, false, false, false],
    ['until-edited', false, true, true, true],
    ['include', true, true, true, true],
  ]
  const records: readonly Scoped[] = [
    imported,
    { ...imported, lastChange: 'ui' },
    { ...imported, lastChange: 'mass-update' },
    { ...imported, lastChange: 'ui', everMassUpdated: true },
  ]
  for (const [policy, ...expected] of table) {
    for (const origin of ['import', 'migration']) {
      it(`${origin}, ${policy}`, () => {
        const verdicts = records.map((record) =>
          inScope({ ...record, origin }, 'me', under(policy)),
        )
        expect(verdicts).toEqual(expected.map((isIn) => (isIn ? 'in' : { out: 'imported' })))
      })
    }
  }
  it('a later import over a record made by hand does not exclude it', () => {
    for (const origin of ['manual', 'bulk', 'form', 'api', 'sync', 'unknown']) {
      expect(inScope({ ...mine, origin, lastChange: 'import' }, 'me', under('exclude'))).toBe('in')
    }
  })
  it('our own write is no edit', () => {
    const written = { ...imported, lastChange: 'sync' }
    expect(inScope(written, 'me', under('until-edited'))).toEqual({ out: 'imported' })
  })
  it('what was seen once stays remembered', () => {
    expect(remembered({ ...imported, lastChange: 'mass-update' })).toEqual({
      everMassUpdated: true,
      everEdited: true,
    })
    expect(remembered({ ...imported, everMassUpdated: true }).everMassUpdated).toBe(true)
    expect(remembered(imported)).toEqual({ everMassUpdated: false, everEdited: false })
  })
})

describe('private records and categories', () => {
  it('private ones by setting', () => {
    const policy: ScopePolicy = { ...defaultScope, private: 'exclude' }
    for (const privacy of ['private', 'confidential']) {
      expect(inScope({ ...mine, fields: { privacy } }, 'me', policy)).toEqual({ out: 'private' })
      expect(inScope({ ...mine, fields: { privacy } }, 'me')).toBe('in')
    }
    expect(inScope({ ...mine, fields: { privacy: 'personal' } }, 'me', policy)).toBe('in')
  })
  it('only, or all but, some categories', () => {
    const only: ScopePolicy = { ...defaultScope, categories: { rule: 'only', names: ['Customer'] } }
    const except: ScopePolicy = {
      ...defaultScope,
      categories: { rule: 'except', names: ['Customer'] },
    }
    const tagged = { ...mine, fields: { categories: ['x', 'customer'] } }
    expect(inScope(tagged, 'me', only)).toBe('in')
    expect(inScope(mine, 'me', only)).toEqual({ out: 'category' })
    expect(inScope(tagged, 'me', except)).toEqual({ out: 'category' })
    expect(inScope(mine, 'me', except)).toBe('in')
  })
})
