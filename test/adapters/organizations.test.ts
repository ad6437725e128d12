/**
 * @module
 * The operator's list of organizations, right and wrong.
 */
import { describe, expect, it } from 'vitest'
import { makeOrganizations, readOrganizations } from '../../edge/adapters/organizations.ts'

const good = {
  id: 'northwind',
  name: 'Northwind',
  crmName: 'Northwind CRM',
  issuer: 'https://crm.example',
  jwksUrl: 'https://crm.example/.well-known/jwks.json',
  origins: ['https://crm.example'],
  connector: {
    kind: 'rest',
    baseUrl: 'https://crm.example/o365-connector/v1',
    tokenUrl: 'https://crm.example/oauth/token',
    clientId: 'edge',
    clientSecret: 'do-not-repeat-me',
  },
}
const read = (...list: object[]) => readOrganizations(JSON.stringify(list))

describe('organizations', () => {
  it('are found by id and by issuer', () => {
    const list = read(good)
    if (!list.ok) throw new Error(list.failure)
    const organizations = makeOrganizations(list.value)
    expect(organizations.find('northwind')?.crmName).toBe('Northwind CRM')
    expect(organizations.byIssuer('https://crm.example')?.id).toBe('northwind')
    expect(organizations.find('constructor')).toBeNull()
  })

  it('may live on this machine without TLS, and nowhere else', () => {
    const at = (baseUrl: string) => ({ ...good, connector: { ...good.connector, baseUrl } })
    expect(read(at('http://127.0.0.1:8788/v1')).ok).toBe(true)
    for (const url of ['http://crm.example/v1', 'https://user:pw@crm.example', 'file:///x', 'x'])
      expect(read(at(url)).ok).toBe(false)
  })

  it('are refused with the place of the fault, never with its value', () => {
    const { clientSecret: _, ...connector } = good.connector
    for (const [bad, place] of [
      [{ ...good, connector }, 'connector.clientSecret'],
      [{ ...good, origins: [] }, 'origins'],
      [{ ...good, origins: ['https://crm.example/path'] }, 'origins'],
      [{ ...good, connector: { ...good.connector, kind: 'soap' } }, 'connector.kind'],
      [{ ...good, residency: 'mars' }, 'residency'],
      [{ ...good, surplus: 1 }, 'surplus'],
    ] as const) {
      const answer = read(bad)
      expect(answer.ok ? '' : answer.failure).toContain(place)
      expect(JSON.stringify(answer)).not.toContain('do-not-repeat-me')
    }
    expect(read(good, good)).toMatchObject({ ok: false })
    expect(read(good, { ...good, id: 'second' })).toMatchObject({ ok: false })
    expect(readOrganizations('{')).toEqual({ ok: false, failure: 'not JSON' })
  })
})
