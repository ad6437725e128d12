/**
 * @module
 * `npm start` as a newcomer meets it: three addresses that answer, state that survives a restart and
 * is forgotten when asked, and nothing left running afterwards.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePorts, isFree, originsOf } from '../../demo/start/origins.ts'
import type { Ports, Urls } from '../../demo/start/origins.ts'
import { call, expectOk, graphToken, until } from '../support/demo-client.ts'

const folder = mkdtempSync(join(tmpdir(), 'npm-start-'))
const urlsFile = join(folder, 'urls.json')
const person = 'megan@contoso.example'
const usableWithinMs = 60_000

let ports: Ports
let urls: Urls
let demo: { process: ChildProcess; said: () => string }

beforeAll(async () => {
  ports = await freePorts()
  urls = originsOf(ports)
})
afterEach(() => stop())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm start', () => {
  it('prints three addresses that answer, writes them down, and leaves nothing behind', async () => {
    await start()
    expect(JSON.parse(readFileSync(urlsFile, 'utf8'))).toEqual(urls)
    for (const url of Object.values(urls)) expect(demo.said()).toContain(url)
    expect((await call(`${urls.crm}/`)).status).toBe(200)
    expect((await call(`${urls.edge}/healthz`)).status).toBe(200)
    expect((await call(`${urls.microsoft365}/outlook?user=${person}`)).status).toBe(200)

    await stop()
    expect(existsSync(urlsFile)).toBe(false)
    for (const port of Object.values(ports)) expect(await isFree(port)).toBe(true)
  })

  it('keeps its state over a restart and forgets it with --fresh', async () => {
    await start()
    const id = await makeContact()
    await stop()

    await start()
    expect((await contact(id)).status).toBe(200)
    await stop()

    await start('--fresh')
    expect((await contact(id)).status).toBe(404)
  })

  it('says in one sentence what is wrong with a flag', async () => {
    run('--', '--frehs')
    const [code] = await once(demo.process, 'exit')
    expect(code).toBe(1)
    expect(demo.said()).toContain('Unknown option --frehs.')
    expect(demo.said()).not.toMatch(/\n\s+at /)
  })
})

function run(...args: string[]): void {
  let said = ''
  const child = spawn('npm', ['start', ...args], {
    cwd: join(import.meta.dirname, '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      DEMO_FOLDER: folder,
      EDGE_PORT: String(ports.edge),
      CRM_PORT: String(ports.crm),
      M365_PORT: String(ports.microsoft365),
    },
  })
  child.stdout.on('data', (part: Buffer) => (said += part.toString()))
  child.stderr.on('data', (part: Buffer) => (said += part.toString()))
  demo = { process: child, said: () => said }
}

async function start(...flags: string[]): Promise<void> {
  run('--', ...flags)
  const usable = await until(
    async () => existsSync(urlsFile) || demo.process.exitCode !== null,
    usableWithinMs,
  )
  expect(usable && existsSync(urlsFile), demo.said()).toBe(true)
}

/** As a service manager would: the signal goes to npm alone. */
async function stop(): Promise<void> {
  if (demo.process.exitCode !== null || demo.process.signalCode !== null) return
  demo.process.kill('SIGTERM')
  await once(demo.process, 'exit')
  await until(
    async () => (await Promise.all(Object.values(ports).map(isFree))).every(Boolean),
    10_000,
  )
}

async function makeContact(): Promise<string> {
  const token = await graphToken(urls, person)
  const body = { givenName: 'Kept', surname: 'Over-Restart' }
  const { id } = await expectOk<{ id: string }>(`${urls.microsoft365}/v1.0/me/contacts`, {
    token,
    body,
  })
  return id
}

async function contact(id: string) {
  const token = await graphToken(urls, person)
  return call(`${urls.microsoft365}/v1.0/me/contacts/${id}`, { token })
}
