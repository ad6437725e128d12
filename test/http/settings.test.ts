/**
 * @module
 * The Worker's settings: everything that is missing said at once, nothing secret said ever (OPS-1, OPS-3).
 */
import { describe, expect, it, vi } from 'vitest'
import { unstable_readConfig as readConfig } from 'wrangler'
import { CONTOSO } from '../../demo/microsoft365/directory/tenants.ts'
import { organizationsAt } from '../../demo/start/organizations.ts'
import { originsOf, usualPorts } from '../../demo/start/origins.ts'
import { edgeOf } from '../../edge/compose.ts'
import { readSettings } from '../../edge/env.ts'
import type { EdgeBindings } from '../../edge/env.ts'

const objects = { MAILBOX: {}, ORG: {}, DIRECTORY: {} }

const demo = () => ({
  ...objects,
  ...readConfig({ config: 'wrangler.toml', env: 'demo' }, { hideWarnings: true }).vars,
})

const read = (env: object) => readSettings(env as EdgeBindings)

/** The organizations of a run of the demo. */
const at = (crm: string, isLive = false) => {
  const vars = demo()
  const ORGANIZATIONS = organizationsAt(String(vars['ORGANIZATIONS']), { crm, isLive })
  return read({ ...vars, ORGANIZATIONS }).organizations
}

const faults = (env: object): string => {
  try {
    read(env)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was found wrong')
}

describe('wrangler.toml', () => {
  it('has all that the demo needs, on its own three origins', () => {
    const settings = read(demo())
    expect(settings).toMatchObject({
      isDemo: true,
      edgeOrigin: 'http://127.0.0.1:8787',
      graphOrigin: 'http://127.0.0.1:8789',
      entraOrigin: 'http://127.0.0.1:8789',
    })
    expect(settings.organizations).toMatchObject([
      {
        id: 'org_demo',
        name: 'Northwind',
        crmName: 'Northwind CRM',
        issuer: 'http://127.0.0.1:8788',
        origins: ['http://127.0.0.1:8788'],
        connector: { baseUrl: 'http://127.0.0.1:8788/o365-connector/v1', clientId: 'demo-edge' },
      },
    ])
  })

  it('follows the CRM to another port', () => {
    const [organization] = at('http://127.0.0.1:9999')
    expect(JSON.stringify(organization)).not.toContain('8788')
    expect(organization?.jwksUrl).toBe('http://127.0.0.1:9999/.well-known/jwks.json')
  })

  it('INS-1 knows the sandbox’s tenant, and none of the real Microsoft 365', () => {
    const { crm } = originsOf(usualPorts)
    expect(at(crm)[0]?.tenants).toEqual([CONTOSO.id])
    expect(at(crm, true)[0]?.tenants).toEqual([])
    expect(at('http://127.0.0.1:9999', true)[0]).toEqual({
      ...at('http://127.0.0.1:9999')[0],
      tenants: [],
    })
  })

  it('holds no secret for production, and does not switch the demo on there', () => {
    const { vars } = readConfig({ config: 'wrangler.toml' }, { hideWarnings: true })
    expect(Object.keys(vars).toSorted()).toEqual(['ENTRA_ORIGIN', 'GRAPH_ORIGIN'])
  })

  it('OPS-3 keeps no log of the addresses that were called, traces included', () => {
    const { observability } = readConfig({ config: 'wrangler.toml' }, { hideWarnings: true })
    expect(observability).toMatchObject({ enabled: true, logs: { invocation_logs: false } })
    expect(observability?.traces?.enabled ?? false).toBe(false)
  })
})

describe('settings', () => {
  it('OPS-1 that are missing stand in the log, without a value', () => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    const env = { ...objects, VAULT_KEYS: 'kept-to-itself' } as unknown as EdgeBindings
    expect(() => edgeOf(env)).toThrow('not configured')
    log.mockRestore()
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('edge.not-configured')
    expect(lines[0]).toContain('ENTRA_CLIENT_ID is missing')
    expect(lines[0]).not.toContain('kept-to-itself')
  })

  it('names everything that is missing, at once', () => {
    const message = faults({})
    for (const name of [
      'MAILBOX',
      'ORG',
      'DIRECTORY',
      'EDGE_ORIGIN',
      'GRAPH_ORIGIN',
      'ENTRA_ORIGIN',
      'ENTRA_CLIENT_ID',
      'VAULT_KEYS',
      'HOOK_KEY',
      'ORGANIZATIONS',
    ]) {
      expect(message).toContain(`${name} is missing`)
    }
  })

  it('wants one way to prove itself to Microsoft', () => {
    const { ENTRA_CLIENT_SECRET: _, ...without } = demo() as Record<string, unknown>
    expect(faults(without)).toContain('ENTRA_CLIENT_SECRET is missing (or ENTRA_CERTIFICATE')
    expect(faults({ ...without, ENTRA_CERTIFICATE: 'c' })).toContain('ENTRA_PRIVATE_KEY')
    const both = { ...without, ENTRA_CERTIFICATE: 'c', ENTRA_PRIVATE_KEY: 'k' }
    expect(read(both).entra.credential.kind).toBe('certificate')
  })

  it.each([
    ['EDGE_ORIGIN', 'edge.test'],
    ['GRAPH_ORIGIN', 'ftp://graph.test'],
    ['HOOK_KEY', 'short'],
    ['ORGANIZATIONS', '[{"id":"a","connector":{"clientSecret":"hush-hush"}}]'],
    ['ORGANIZATIONS', 'hush-hush'],
  ])('%s = %s is named, its value is not', (name, value) => {
    const message = faults({ ...demo(), [name]: value })
    expect(message).toContain(`${name} is not valid`)
    expect(message).not.toContain(value)
    expect(message).not.toContain('hush-hush')
  })

  it('an origin is only an origin', () => {
    expect(read({ ...demo(), EDGE_ORIGIN: 'https://edge.test/' }).edgeOrigin).toBe(
      'https://edge.test',
    )
  })

  it('keys of hooks may be several, the first signs', () => {
    const keys = 'a new key of twenty chars, an old key of twenty chars'
    expect(read({ ...demo(), HOOK_KEY: keys }).hookKeys).toEqual([
      'a new key of twenty chars',
      'an old key of twenty chars',
    ])
  })
})
