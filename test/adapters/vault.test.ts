/**
 * @module
 * Sealing: bound to owner and purpose, rotated, never altered unnoticed.
 */
import { describe, expect, it } from 'vitest'
import { makeVault } from '../../edge/adapters/vault.ts'

const keyOf = (byte: number) => btoa(String.fromCharCode(...new Uint8Array(32).fill(byte)))
const one = `one:${keyOf(1)}`
const two = `two:${keyOf(2)}`
const context = { owner: 'northwind/marcus', purpose: 'refresh-token' }

describe('vault', () => {
  it('opens what it sealed, and never seals twice alike', async () => {
    const vault = makeVault(one)
    const sealed = await vault.seal('gehéim 🔑', context)
    expect(sealed).toMatch(/^v1\.one\.[\w-]{16}\.[\w-]+$/)
    expect(sealed).not.toContain('geh')
    expect(await vault.open(sealed, context)).toEqual({ ok: true, value: 'gehéim 🔑' })
    expect(await vault.seal('gehéim 🔑', context)).not.toBe(sealed)
  })

  it('is bound to owner, purpose and key (OPS-3)', async () => {
    const vault = makeVault(`${one},${two}`)
    const sealed = await vault.seal('secret', context)
    for (const other of [
      { ...context, owner: 'northwind/noah' },
      { ...context, purpose: 'access-token' },
      { owner: 'northwind', purpose: 'marcus/refresh-token' },
    ])
      expect(await vault.open(sealed, other)).toEqual({ ok: false, failure: 'tampered' })
    const renamed = sealed.replace('.one.', '.two.')
    expect(await vault.open(renamed, context)).toEqual({ ok: false, failure: 'tampered' })
  })

  it('notices every changed letter', async () => {
    const vault = makeVault(one)
    const sealed = await vault.seal('secret', context)
    for (let index = sealed.lastIndexOf('.') + 1; index < sealed.length - 1; index++) {
      const letter = sealed[index] === 'A' ? 'B' : 'A'
      const changed = sealed.slice(0, index) + letter + sealed.slice(index + 1)
      expect(await vault.open(changed, context)).toEqual({ ok: false, failure: 'tampered' })
    }
    for (const broken of ['', 'v1', 'v2.one.a.b', 'v1.one..', `${sealed}.x`, 'v1.one.%.%'])
      expect((await vault.open(broken, context)).ok).toBe(false)
  })

  it('seals with the first key and opens with every key of the ring', async () => {
    const old = await makeVault(one).seal('secret', context)
    const rotated = makeVault(`${two}, ${one}`)
    expect(await rotated.open(old, context)).toEqual({ ok: true, value: 'secret' })
    expect(await rotated.seal('x', context)).toContain('.two.')
    expect(await makeVault(two).open(old, context)).toEqual({ ok: false, failure: 'unknown-key' })
  })

  it('refuses a bad ring at once, without repeating it', () => {
    for (const ring of [
      '',
      'one',
      'one:short',
      `one:${btoa('x')}`,
      `${one},${one}`,
      `a b:${keyOf(1)}`,
    ]) {
      expect(() => makeVault(ring)).toThrow(/key ring/)
      expect(() => makeVault(ring)).not.toThrow(/short/)
    }
  })
})
