/**
 * @module
 * Who has to agree, for every answer of Microsoft's that speaks of consent (graph-contract §8.10).
 */
import { describe, expect, it } from 'vitest'
import { codeOf, consentLack } from '../../edge/domain/stream/consent.ts'

describe('who has to agree (INS-5, INS-6)', () => {
  const rows: readonly [error: string, code: number | null, expected: string | null][] = [
    ['consent_required', 90094, 'administrator'],
    ['access_denied', 90094, 'administrator'],
    ['invalid_grant', 90094, 'administrator'],
    ['access_denied', 90093, 'administrator'],
    ['access_denied', 90095, 'administrator'],
    ['access_denied', 90097, 'administrator'],
    ['unauthorized_client', 700016, 'administrator'],
    ['unauthorized_client', null, 'administrator'],
    ['invalid_grant', 50105, 'administrator'],
    ['invalid_grant', 65001, 'person'],
    ['consent_required', 65001, 'person'],
    ['interaction_required', 65001, 'person'],
    ['consent_required', null, 'person'],
    ['access_denied', 65004, 'declined'],
    ['consent_required', 65004, 'declined'],
    ['access_denied', null, 'declined'],
    ['interaction_required', 50076, null],
    ['invalid_grant', 50173, null],
    ['server_error', null, null],
    ['', null, null],
  ]
  for (const [error, code, expected] of rows)
    it(`${error || 'nothing'} ${code ?? ''}: ${expected ?? 'nobody'}`, () => {
      expect(consentLack(error, code === null ? [] : [code])).toBe(expected)
    })

  it('a suberror counts where the error is of another kind', () => {
    expect(consentLack('invalid_grant', [], 'consent_required')).toBe('person')
  })

  it('reads the number an error text begins with, and none from the middle of it', () => {
    expect(codeOf('AADSTS90094: administrators only. Trace 1')).toEqual([90094])
    expect(codeOf('He wrote AADSTS90094')).toEqual([])
    expect(codeOf('')).toEqual([])
    expect(codeOf(`AADSTS${'9'.repeat(30)}`)).toEqual([])
  })
})
