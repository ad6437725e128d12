/**
 * @module
 * `POST /oauth/token`: client credentials of the demo client.
 *
 * Owns: that one grant. Errors carry RFC 6749's `error` beside the problem members.
 */
import type { Context } from 'hono'
import * as z from 'zod'
import { problemBody } from '../answer.ts'
import { readText } from '../contract/guard.ts'
import type { Crm } from '../platform.ts'
import { issueToken, TOKEN_LIFE_SECONDS } from '../store/tokens.ts'
import type { Scope } from '../store/tokens.ts'

/** Published in the README: the demo's only client. */
const client = { id: 'demo-edge', secret: 'demo-secret' }
const allScopes: readonly Scope[] = ['crm.sync', 'crm.users']

const form = z.object({
  grant_type: z.string().optional(),
  scope: z.string().max(200).optional(),
  client_id: z.string().max(200).optional(),
  client_secret: z.string().max(200).optional(),
})

export async function tokenReply(crm: Crm, context: Context): Promise<Response> {
  const text = await readText(context)
  const sent = form.safeParse(text.ok ? readForm(context, text.value) : undefined)
  if (!sent.success) return oauthError(400, 'invalid_request')
  if (sent.data.grant_type === undefined) return oauthError(400, 'invalid_request')
  if (sent.data.grant_type !== 'client_credentials')
    return oauthError(400, 'unsupported_grant_type')
  const basic = basicCredentials(context.req.header('authorization'))
  const id = basic?.id ?? sent.data.client_id
  const secret = basic?.secret ?? sent.data.client_secret
  if (id !== client.id || secret !== client.secret) return oauthError(401, 'invalid_client')
  const asked = sent.data.scope?.split(' ').filter((name) => name !== '') ?? []
  const scopes = asked.length === 0 ? allScopes : allScopes.filter((name) => asked.includes(name))
  if (asked.some((name) => !allScopes.includes(name as Scope)))
    return oauthError(400, 'invalid_scope')
  const token = await issueToken(crm, scopes)
  return context.json(
    {
      access_token: token,
      token_type: 'Bearer',
      expires_in: TOKEN_LIFE_SECONDS,
      scope: scopes.join(' '),
    },
    200,
    { 'cache-control': 'no-store' },
  )
}

function readForm(context: Context, text: string): unknown {
  if (!(context.req.header('content-type') ?? '').includes('json')) {
    return Object.fromEntries(new URLSearchParams(text))
  }
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function basicCredentials(header: string | undefined): { id: string; secret: string } | undefined {
  const [, encoded] = /^Basic ([\w+/=]+)$/iu.exec(header ?? '') ?? []
  if (encoded === undefined) return undefined
  try {
    const [id = '', secret = ''] = atob(encoded).split(':').map(decodeURIComponent)
    return { id, secret }
  } catch {
    return { id: '', secret: '' }
  }
}

function oauthError(status: 400 | 401, error: string): Response {
  const body = problemBody({ code: status === 401 ? 'unauthenticated' : 'bad-request' })
  return new Response(JSON.stringify({ ...body, error }), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="Northwind CRM"' } : {}),
    },
  })
}
