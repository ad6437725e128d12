/**
 * @module
 * A connector talking to the in-process CRM, as these tests need it: token, keys, clock.
 */
import { expect } from 'vitest'
import { createInProcessCrm } from '../support/demo-crm.ts'
import type { InProcessCrm, InProcessCrmOptions } from '../support/demo-crm.ts'
import type { Wire } from './wire.ts'

export const ORIGIN = 'http://crm.test'
const CONTRACT = '/o365-connector/v1'

export type Answer = { status: number; headers: Headers; body: Wire }
export type Ask = { body?: unknown; headers?: Record<string, string>; raw?: string }
export type Client = {
  crm: InProcessCrm
  /** A connector call; POST and PATCH get a fresh Idempotency-Key unless one is given. */
  call(method: string, path: string, ask?: Ask): Promise<Answer>
  /** Any other call of the CRM, without a token. */
  open(method: string, path: string, ask?: Ask): Promise<Answer>
  /** Moves the CRM's clock. */
  advance(ms: number): void
  /** A new token, for instance after the clock has moved. */
  signIn(): Promise<void>
  /** The feed's end now. */
  latest(): Promise<string>
}

let counter = 0
export const key = (): string => `test-key-${String((counter += 1)).padStart(12, '0')}`

export async function openClient(
  options: Omit<InProcessCrmOptions, 'now'> & { scope?: string; seed?: string } = {},
): Promise<Client> {
  let ahead = 0
  const { scope, seed = 'empty', ...rest } = options
  const crm = createInProcessCrm({ origin: ORIGIN, ...rest, now: () => Date.now() + ahead })
  const open = async (method: string, path: string, ask: Ask = {}): Promise<Answer> =>
    read(await crm.fetch(`${ORIGIN}${path}`, request(method, ask)))
  await open('POST', '/demo/reset', { body: { seed } })
  let token = await newToken(open, scope)
  const call = (method: string, path: string, ask: Ask = {}): Promise<Answer> => {
    const needsKey = ['POST', 'PATCH'].includes(method)
    const headers = {
      authorization: `Bearer ${token}`,
      ...(needsKey ? { 'idempotency-key': key() } : {}),
      ...ask.headers,
    }
    return open(method, `${CONTRACT}${path}`, { ...ask, headers })
  }
  return {
    crm,
    call,
    open,
    advance: (ms) => {
      ahead += ms
    },
    signIn: async () => {
      token = await newToken(open, scope)
    },
    latest: async () => (await call('GET', '/changes?cursor=latest')).body.cursor,
  }
}

export async function newToken(open: Client['open'], scope?: string): Promise<string> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'demo-edge',
    client_secret: 'demo-secret',
    ...(scope === undefined ? {} : { scope }),
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return (await open('POST', '/oauth/token', { raw: form.toString(), headers })).body.access_token
}

function request(method: string, ask: Ask): RequestInit {
  const body = ask.raw ?? (ask.body === undefined ? undefined : JSON.stringify(ask.body))
  const type = ask.body === undefined ? {} : { 'content-type': 'application/json' }
  return { method, headers: { ...type, ...ask.headers }, ...(body === undefined ? {} : { body }) }
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  }
}

/** Every refusal is a problem with a stable code; returns its pointers. */
export function expectProblem(answer: Answer, status: number, code: string): string[] {
  expect({ status: answer.status, code: answer.body.code }).toEqual({ status, code })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.body).toMatchObject({ type: `/problems/${code}`, status, code })
  expect(typeof answer.body.retryable).toBe('boolean')
  return (answer.body.errors ?? []).map((error: { pointer: string }) => error.pointer)
}

/** All entries since `cursor`, and the new end. */
export async function drain(
  client: Client,
  cursor: string,
  query = '',
): Promise<{ items: Wire[]; cursor: string }> {
  const items: Wire[] = []
  let at = cursor
  for (;;) {
    const page = await client.call('GET', `/changes?cursor=${at}${query}`)
    expect(page.status).toBe(200)
    items.push(...page.body.items)
    at = page.body.cursor
    if (!page.body.hasMore) return { items, cursor: at }
  }
}

export const meeting = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  title: 'Meeting',
  start: '2026-12-01T09:00:00',
  end: '2026-12-01T10:00:00',
  timeZone: 'Europe/Berlin',
  ...more,
})
