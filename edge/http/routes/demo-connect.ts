/**
 * @module
 * Demo only: ties a sandbox person's mailbox without a browser, so that scripts can drive the edge. The same
 * path as the pages take (begin, continue, authorize, finish), with the sandbox answering for the person.
 */
import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import { demoConnect } from '../../contract/mailbox.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { MailboxHost, Refusal } from '../../ports/hosts.ts'
import { actorOf, check } from '../bind.ts'
import { embedSession } from '../middleware/embed-session.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-body.ts'
import { signInResult } from '../sign-in-result.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

export function demoConnectRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const { hosts, policy } = dependencies
  app.post('/demo/connect', embedSession(dependencies), async (context) => {
    const json = await readJson(context.req.raw, policy.bodyBytes)
    const body = json.ok ? check(demoConnect, json.value, 'invalid-request', '') : json
    if (!body.ok) return problemResponse(context, body.failure)
    const { user, streams = null } = body.value as z.infer<typeof demoConnect>
    const actor = actorOf(context.get('session'))
    const mailbox = hosts.mailbox(actor)
    const begun = await mailbox.beginConnect(actor, { streams, also: [] })
    if (!begun.ok) return problemResponse(context, begun.failure)
    const done = await signIn(dependencies, mailbox, begun.value.id, user)
    return done.ok ? context.json(done.value) : problemResponse(context, done.failure)
  })
}

async function signIn(
  dependencies: HttpDependencies,
  mailbox: MailboxHost,
  id: string,
  user: string,
) {
  const browser = dependencies.secretText()
  const next = await mailbox.continueConnect(id, browser)
  if (!next.ok) return next
  const returned = await authorize(dependencies, next.value.url, user)
  if (!returned.ok) return returned
  const named = await dependencies.paths.openConnectState(returned.value.get('state') ?? '')
  const result = signInResult(returned.value)
  if (named?.id !== id || !result) return refuse('The sandbox came back with another sign-in.')
  const done = await mailbox.finishConnect(id, browser, result)
  if (!done.ok || done.value.state === 'connected') return done
  return refuse(`${done.value.code ?? done.value.state}: ${done.value.detail ?? 'not connected'}`)
}

/** What the sandbox's authorize page sends the browser back with. */
async function authorize(
  { fetch, policy }: HttpDependencies,
  address: string,
  user: string,
): Promise<Result<URLSearchParams, Refusal>> {
  const url = new URL(address)
  url.searchParams.set('login_hint', user)
  url.searchParams.set('sandbox_auto', '1')
  const signal = AbortSignal.timeout(policy.demoSignInTimeoutMs)
  try {
    const reply = await fetch(new Request(url, { redirect: 'manual', signal }))
    await reply.body?.cancel()
    const location = reply.headers.get('location')
    if (location === null) return refuse(`The sandbox answered ${reply.status} to the sign-in.`)
    return ok(new URL(location, url).searchParams)
  } catch {
    return fail({ code: 'upstream-unavailable', detail: 'The sandbox does not answer.' })
  }
}

const refuse = (detail: string) => fail<Refusal>({ code: 'wrong-state', detail })
