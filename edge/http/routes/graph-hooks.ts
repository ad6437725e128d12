/**
 * @module
 * Where Microsoft Graph rings (graph-contract §7.3–7.5). The path carries the mailbox's name under a MAC, so
 * no look-up is needed; whether a notice is genuine is for the mailbox to say, which knows its
 * subscription's secret. Answered at once, worked on in the object (SYN-4).
 */
import type { Context, Hono } from 'hono'
import { problemResponse } from '../problem-response.ts'
import { parseJson, readText } from '../read-body.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

const path = '/hooks/graph/:mailbox/:stream/:mac'

export function graphHookRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const ring = (context: Context<AppEnv>) => takeNotices(context, dependencies)
  app.post(path, ring)
  app.post(`${path}/lifecycle`, ring)
}

async function takeNotices(
  context: Context<AppEnv>,
  { paths, hosts, parseNotices, journal, policy }: HttpDependencies,
): Promise<Response> {
  const { mailbox = '', stream = '', mac = '' } = context.req.param()
  const whose = await paths.openGraphHook(mailbox, stream, mac)
  // A path we never gave away: nothing is told about what exists, not even by a handshake.
  if (!whose) return context.body(null, 202)
  const token = context.req.query('validationToken')
  if (token !== undefined) return context.text(token, 200)
  const text = await readText(context.req.raw, policy.noticeBytes)
  if (!text.ok) return problemResponse(context, text.failure)
  const json = parseJson(text.value)
  if (!json.ok) return problemResponse(context, json.failure)
  const notices = parseNotices(json.value)
  if (notices === null) return problemResponse(context, notNotices)
  if (notices.length > 0) {
    const told = hosts
      .mailbox(whose.mailbox)
      .notifyOutlook(whose.stream, notices)
      // Delta finds what this lost (SYN-4).
      .catch(() => journal.event('hook.mailbox-not-told', { notices: notices.length }))
    context.executionCtx.waitUntil(told)
  }
  return context.body(null, 202)
}

const notNotices = {
  code: 'invalid-request',
  detail: 'This is not a notification.',
  errors: [{ pointer: '/value', code: 'invalid-type', detail: 'Expected a list of notices.' }],
} as const
