/**
 * @module
 * What `npm start` understands: flags and ports, and the sentence for a wrong one.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { liveSecretFiles, missingForLive } from '../../demo/start/live-settings.ts'
import { readOptions } from '../../demo/start/options.ts'

describe('options of npm start', () => {
  it('has the usual ports when nothing is asked for', () => {
    expect(readOptions([], {})).toEqual({
      options: {
        live: false,
        fresh: false,
        help: false,
        ports: { edge: 8787, crm: 8788, microsoft365: 8789 },
      },
    })
  })

  it('takes flags and ports', () => {
    const env = { EDGE_PORT: '9001', CRM_PORT: '9002', M365_PORT: '9003' }
    expect(readOptions(['--fresh', '--live'], env)).toMatchObject({
      options: { live: true, fresh: true, ports: { edge: 9001, crm: 9002, microsoft365: 9003 } },
    })
  })

  it.each([['abc'], ['0'], ['65536'], ['-1'], ['1.5']])('refuses the port %s', (port) => {
    expect(readOptions([], { CRM_PORT: port })).toEqual({
      problem: `CRM_PORT must be a port number from 1 to 65535, not "${port}".`,
    })
  })

  it('refuses one port for two Workers', () => {
    expect(readOptions([], { CRM_PORT: '8787' })).toEqual({
      problem: 'Port 8787 is given twice; each address needs its own.',
    })
  })

  it('names an unknown flag and shows the usage', () => {
    expect(readOptions(['--frsh'], {})).toMatchObject({
      problem: expect.stringMatching(/Unknown option --frsh[^]*--fresh/),
    })
  })
})

describe('what --live needs', () => {
  it('says that .dev.vars is not there', () => {
    expect(missingForLive(undefined)).toEqual([expect.stringContaining('no .dev.vars')])
  })

  it('says one sentence for each missing setting', () => {
    expect(missingForLive('ENTRA_CLIENT_ID=\n')).toEqual([
      expect.stringContaining('ENTRA_CLIENT_ID'),
      expect.stringContaining('ENTRA_CLIENT_SECRET'),
    ])
  })

  it('wants both halves of a certificate', () => {
    expect(missingForLive('ENTRA_CLIENT_ID=a\nENTRA_CERTIFICATE=b')).toEqual([
      expect.stringContaining('ENTRA_PRIVATE_KEY'),
    ])
  })

  it.each([
    ['a secret', 'ENTRA_CLIENT_ID=a\nENTRA_CLIENT_SECRET=b'],
    ['a certificate', 'ENTRA_CLIENT_ID=a\nENTRA_CERTIFICATE=b\nENTRA_PRIVATE_KEY=c'],
  ])('is content with an id and %s', (_, devVars) => {
    expect(missingForLive(devVars)).toEqual([])
  })
})

describe('the keys of --live', () => {
  it('are made once, for this machine alone, and readable by nobody else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'live-'))
    try {
      const [file = ''] = liveSecretFiles('/project', folder)
      const keys = readFileSync(file, 'utf8')
      expect(keys).toMatch(/^VAULT_KEYS="live:[A-Za-z0-9+/]{43}="\nHOOK_KEY="[0-9a-f]{64}"\n$/)
      expect(statSync(file).mode & 0o077).toBe(0)
      expect(liveSecretFiles('/project', folder)).toEqual([file, '/project/.dev.vars'])
      expect(readFileSync(file, 'utf8')).toBe(keys)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
