/**
 * @module
 * Calls to the edge for the person who signed in: his Microsoft token as bearer, answers checked, failures as what the
 * page shows.
 */
import * as z from 'zod/mini'
import { installVisit } from '../contract/install.ts'
import type { InstallVisit } from '../contract/install.ts'
import { problem } from '../contract/problem.ts'
import type { Problem } from '../contract/problem.ts'
import { pageSettings, visit } from '../contract/visit.ts'
import type { PageSettings, Visit } from '../contract/visit.ts'
import type { Trouble } from './screen.ts'

export type Called<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Trouble | 'sign-in' }

type Fetch = (path: string, init: RequestInit) => Promise<Response>

const TIMEOUT_MS = 20_000

export async function loadSettings(fetch: Fetch): Promise<PageSettings | null> {
  try {
    const response = await fetch('/app/settings.json', { signal: AbortSignal.timeout(TIMEOUT_MS) })
    return z.parse(pageSettings, await response.json())
  } catch {
    return null
  }
}

export type VisitCall = {
  readonly path: `/visit${string}`
  readonly token: string
  readonly body: object
}

export const callVisit = (fetch: Fetch, call: VisitCall): Promise<Called<Visit>> =>
  post(fetch, call, visit)

export const callInstall = (fetch: Fetch, call: VisitCall): Promise<Called<InstallVisit>> =>
  post(fetch, call, installVisit)

async function post<Value>(
  fetch: Fetch,
  { path, token, body }: VisitCall,
  schema: z.ZodMiniType<Value>,
): Promise<Called<Value>> {
  const reply = await ask(fetch, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (reply === null) return failed('offline')
  const parsed = z.safeParse(schema, reply.json)
  if (reply.isGood && parsed.success) return { ok: true, value: parsed.data }
  const told = z.safeParse(problem, reply.json)
  if (!told.success) return failed('unexpected')
  return { ok: false, problem: told.data.status === 401 ? 'sign-in' : troubleOf(told.data) }
}

async function ask(fetch: Fetch, path: string, init: RequestInit) {
  try {
    const response = await fetch(path, init)
    const text = await response.text()
    return { isGood: response.ok, json: parse(text) }
  } catch {
    return null
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const failed = (page: 'offline' | 'unexpected'): Called<never> => ({
  ok: false,
  problem: { page, code: page, trace: null },
})

const pages = [
  'not-found',
  'wrong-person',
  'wrong-tenant',
  'expired',
  'revoked',
  'used',
  'tenant-taken',
  'licence-limit',
  'other-account',
  'crm-cannot-create',
  'wrong-state',
  'rate-limited',
  'upstream-unavailable',
] as const satisfies readonly Problem['code'][]

const troubleOf = ({ code, traceId }: Problem): Trouble => ({
  page: pages.find((page) => page === code) ?? 'unexpected',
  code,
  trace: traceId ?? null,
})
