/**
 * @module
 * The kit's command line: what it takes, and that a secret has no way in but the environment.
 */
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
    })
  })

  it('explains itself where something is missing or unknown', () => {
    expect(readOptions(args.slice(1), environment)).toBe(usage)
    expect(readOptions(args.slice(0, -2), environment)).toBe(usage)
    expect(readOptions([...args, '--client-secret', 'x'], environment)).toBe(usage)
    expect(readOptions([...args, 'https://more.example'], environment)).toBe(usage)
  })

  it('sends no secret in the clear, and names an empty variable', () => {
    const open = args.map((arg) => arg.replace('https://crm', 'http://crm'))
    expect(readOptions(open, environment)).toContain('is not an https address')
    const local = args.map((arg) => arg.replace('https://crm.example', 'http://127.0.0.1:8788'))
    expect(readOptions(local, environment)).toMatchObject({ isJson: false })
    expect(readOptions(args, {})).toBe('The environment variable CRM_SECRET is empty.')
  })
})
