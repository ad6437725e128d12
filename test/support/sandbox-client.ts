/**
 * @module
 * Short ways to talk to the in-process sandbox as Graph clients, Entra clients and its controls do.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createInProcessSandbox } from './sandbox.ts'
import type { InProcessSandbox, SandboxOptions } from './sandbox.ts'

/** What `JSON.parse` gives: tests look into answers as they come. */
export type Json = ReturnType<typeof JSON.parse>
export type Answer = { status: number; headers: Headers; body: Json }
export type Ask = { method?: string; headers?: Record<string, string>; body?: unknown }

export type SandboxClient = ReturnType<typeof openSandbox>

export function openSandbox(options: SandboxOptions = {}) {
  const sandbox: InProcessSandbox = createInProcessSandbox(options)
  const read = async (response: Response): Promise<Answer> => {
    const text = await response.text()
    const json = /json/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      body: json ? JSON.parse(text) : { text },
    }
  }
  const send = async (
    path: string,
    { method = 'GET', headers = {}, body }: Ask = {},
  ): Promise<Answer> =>
    read(
      await sandbox.fetch(path, {
        method,
        redirect: 'manual',
        headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    )
  const control = async (path: string, body?: unknown, method = 'POST'): Promise<Answer> =>
    send(`/sandbox/${path}`, { method, ...(body === undefined ? {} : { body }) })
  const token = async (user: string, scopes?: string[]): Promise<string> =>
    String(
      (await control('token', { user: `${user}@contoso.example`, scopes })).body['access_token'],
    )
  const form = async (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  return {
    ...sandbox,
    send,
    control,
    token,
    form,
    /** Graph as one person: `graph(token)('/me')`. */
    graph:
      (bearer: string) =>
      (path: string, ask: Ask = {}): Promise<Answer> =>
        send(`/v1.0${path}`, {
          ...ask,
          headers: { authorization: `Bearer ${bearer}`, ...ask.headers },
        }),
    log: async (): Promise<Json[]> => (await control('requests?since=0', undefined, 'GET')).body,
  }
}

export function proofKey() {
  const verifier = randomBytes(32).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}

/** The redirect of an authorize call, its parameters read. */
export function redirected(answer: Answer): Record<string, string> {
  const location = answer.headers.get('location') ?? ''
  return Object.fromEntries(new URLSearchParams(location.split(/[?#]/)[1] ?? ''))
}
