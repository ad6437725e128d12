/**
 * @module
 * How somebody came to the edge's own pages, read from the address.
 */
import { describe, expect, it } from 'vitest'
import { readArrival } from '../../edge/pages/arrival.ts'

describe('how somebody came', () => {
  it.each([
    ['/app/', '', { kind: 'again' }],
    ['/app/', '#open', { kind: 'open' }],
    ['/app/', '#invitation=a.b.c', { kind: 'invitation', token: 'a.b.c' }],
    ['/app/', '#invitation=', { kind: 'unknown-link' }],
    ['/app/', '#associate=v1.x', { kind: 'associate', proof: 'v1.x' }],
    ['/app/', '#associate=', { kind: 'again' }],
    ['/app/install', '', { kind: 'install', ticket: null }],
    ['/app/', '#install=v1.x', { kind: 'install', ticket: 'v1.x' }],
    ['/app/', '#consent=v1.x', { kind: 'consented', consent: 'v1.x' }],
    ['/app/', '#consented=declined', { kind: 'not-consented', declined: true }],
    ['/app/', '#code=c&state=s', { kind: 'microsoft' }],
    ['/app/', '#error=access_denied&state=s&invitation=x', { kind: 'microsoft' }],
  ])('%s%s', (pathname, hash, arrival) => {
    expect(readArrival({ pathname, hash })).toEqual(arrival)
  })
})
