/**
 * @module
 * The kit's command line: what it takes, and that a secret has no way in but the environment.
 */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readOptions, usage } from '../options.ts'

const args = [
  'https://crm.example/v1',
  '--token-url',
  'https://crm.example/token',
  '--client-id',
  'edge',
  '--client-secret-env',
  'CRM_SECRET',
]
const environment = { CRM_SECRET: 's3cret' }

describe('the command line', () => {
  it('takes what a run needs', () => {
    expect(readOptions([...args, '--owner', 'u1', '--json'], environment)).toEqual({
      settings: {
        baseUrl: 'https://crm.example/v1',
        tokenUrl: 'https://crm.example/token',
        clientId: 'edge',
        clientSecret: 's3cret',
        owner: 'u1',
      },
      isJson: true,
      receive: null,
    })
  })

  it('explains itself where something is missing or unknown', () => {
    expect(readOptions(args.slice(1), environment)).toBe(usage)
    expect(usage.split('\n').every((line) => line.length < 120)).toBe(true)
    expect(readOptions(args.slice(0, -2), environment)).toBe(usage)
    expect(readOptions([...args, '--client-secret', 'x'], environment)).toBe(usage)
    expect(readOptions([...args, 'https://more.example'], environment)).toBe(usage)
  })

  it('takes the credentials of another tenant, both or none', () => {
    const other = ['--other-client-id', 'other', '--other-client-secret-env', 'OTHER_SECRET']
    const both = { ...environment, OTHER_SECRET: 'another' }
    expect(readOptions([...args, ...other], both)).toMatchObject({
      settings: { stranger: { clientId: 'other', clientSecret: 'another' } },
    })
    expect(readOptions([...args, ...other], environment)).toContain('needs both')
    expect(readOptions([...args, ...other.slice(0, 2)], both)).toContain('needs both')
    expect(readOptions(args, both)).not.toHaveProperty('settings.stranger')
  })

  it('takes an address for notices, with its port', () => {
    const receive = ['--receive-url', 'https://tunnel.example/n', '--receive-port', '9999']
    expect(readOptions([...args, ...receive], environment)).toMatchObject({
      receive: { url: 'https://tunnel.example/n', port: 9999 },
    })
    for (const half of [receive.slice(0, 2), receive.slice(2), [...receive.slice(0, 3), 'x']])
      expect(readOptions([...args, ...half], environment)).toMatch(/^Notices need both/)
  })

  it('sends no secret in the clear, and names an empty variable', () => {
    const open = args.map((arg) => arg.replace('https://crm', 'http://crm'))
    expect(readOptions(open, environment)).toContain('is not an https address')
    const local = args.map((arg) => arg.replace('https://crm.example', 'http://127.0.0.1:8788'))
    expect(readOptions(local, environment)).toMatchObject({ isJson: false })
    expect(readOptions(args, {})).toBe('The environment variable CRM_SECRET is empty.')
  })
})

/** Types go away before anything is loaded. */
const imported = /^(?:import(?! type)|export) [^']*?from '([^']+)'$/gm

it('the kit needs Node alone: whatever it is built of imports no package', () => {
  const seen = new Set<string>()
  const packages: string[] = []
  const visit = (file: URL): void => {
    if (seen.has(file.href)) return
    seen.add(file.href)
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(imported))
      if (name.startsWith('.')) visit(new URL(name, file))
      else if (!name.startsWith('node:')) packages.push(name)
  }
  visit(new URL('../main.ts', import.meta.url))
  expect(packages).toEqual([])
  expect(seen.size).toBeGreaterThan(20)
})
