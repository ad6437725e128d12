/**
 * @module
 * The way an administrator goes from the mailed link to Microsoft's consent page and back (INS-5).
 *
 * Owns: that both answers come back in the browser that left, once. `tenant` and `admin_consent` of the first
 * answer are anybody's to write and decide nothing: the browser is sent on to sign in for the very permissions,
 * and only the token that comes of it counts (graph-contract §8.1).
 */
import type { Context, Hono } from 'hono'
import { isOwnPage } from '../own-page.ts'
import { approvalPageOf } from '../pages/approval-page.ts'
import { outcomePage } from '../pages/outcome-page.ts'
import { pageHeaders } from '../pages/page-headers.ts'
import { signInResult } from '../sign-in-result.ts'
import { dropCookie, putCookie, readCookie } from '../visit/sealed-cookie.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { consentLack, codeOf } from '../../domain/stream/consent.ts'

type Flow = {
  readonly step: 'consent' | 'proof'
  readonly organization: string
  readonly id: string
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

const STATE = 'consent.'
/** Embedding §5.2.2: a sign-in takes at most ten minutes. */
const FLOW_SECONDS = 600

export const isConsentState = (state: string | null): boolean => state?.startsWith(STATE) ?? false

export function consentRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  app.get('/consent/:token', (context) => show(context, dependencies))
  app.post('/consent/:token', (context) => agree(context, dependencies))
}

async function pageOf(context: Context<AppEnv>, { paths, hosts }: HttpDependencies) {
  const named = await paths.openApprovalToken(context.req.param('token') ?? '')
  if (named === null) return { problem: 'not-found' as const }
  const page = await hosts.org(named.organization).approvalPage(named.id)
  return page.ok ? { ...named, page: page.value } : { problem: page.failure.code }
}

async function show(context: Context<AppEnv>, dependencies: HttpDependencies): Promise<Response> {
  const found = await pageOf(context, dependencies)
  if ('problem' in found) return outcome(context, dependencies, `consent-${found.problem}`)
  if (found.page.state === 'granted') return outcome(context, dependencies, 'consent-granted')
  return context.html(approvalPageOf(found.page), 200, pageHeaders(dependencies.entraOrigin))
}

async function agree(context: Context<AppEnv>, dependencies: HttpDependencies): Promise<Response> {
  if (!isOwnPage(context, dependencies.edgeOrigin)) {
    return outcome(context, dependencies, 'not-permitted')
  }
  const found = await pageOf(context, dependencies)
  if ('problem' in found) return outcome(context, dependencies, `consent-${found.problem}`)
  const flow = await leave(context, dependencies, { ...found, step: 'consent' })
  const { tenantId, scopes } = found.page
  const url = dependencies.adminConsent.consentUrl({
    ...{ tenantId, scopes, state: flow.state },
    redirectUri: redirectUriOf(dependencies),
  })
  return away(context, dependencies, url)
}

/** Answers what came back to the one redirect address. */
export async function finishConsent(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  query: URLSearchParams,
): Promise<Response> {
  const flow = await readCookie<Flow>(context, dependencies, 'consent')
  // Used up before anything is done with it: a replay finds nothing.
  dropCookie(context, dependencies, 'consent')
  if (flow === null || flow.state !== query.get('state')) {
    return outcome(context, dependencies, 'consent-other')
  }
  const error = query.get('error')
  if (error !== null) {
    const lack = consentLack(error, codeOf(query.get('error_description') ?? ''))
    const code = lack === 'administrator' ? 'consent-not-administrator' : 'consent-declined'
    return outcome(context, dependencies, code)
  }
  return flow.step === 'consent'
    ? askForProof(context, dependencies, flow)
    : takeProof(context, dependencies, flow, query)
}

async function askForProof(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  { organization, id }: Flow,
): Promise<Response> {
  const page = await dependencies.hosts.org(organization).approvalPage(id)
  if (!page.ok) return outcome(context, dependencies, `consent-${page.failure.code}`)
  const flow = await leave(context, dependencies, { organization, id, step: 'proof' })
  const { tenantId, scopes } = page.value
  const url = dependencies.adminConsent.proofUrl({
    ...{ tenantId, scopes, state: flow.state, nonce: flow.nonce },
    redirectUri: redirectUriOf(dependencies),
    codeChallenge: await dependencies.digest(flow.verifier),
  })
  return away(context, dependencies, url)
}

async function takeProof(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  { organization, id, verifier, nonce }: Flow,
  query: URLSearchParams,
): Promise<Response> {
  const org = dependencies.hosts.org(organization)
  const result = signInResult(query)
  if (!result || 'error' in result) return outcome(context, dependencies, 'consent-declined')
  const page = await org.approvalPage(id)
  if (!page.ok) return outcome(context, dependencies, `consent-${page.failure.code}`)
  const who = await dependencies.adminConsent.redeem({
    ...{ code: result.code, codeVerifier: verifier, nonce, tenantId: page.value.tenantId },
    redirectUri: redirectUriOf(dependencies),
  })
  if (!who.ok) {
    dependencies.journal.event('consent.refused', { kind: who.failure.kind })
    return outcome(context, dependencies, 'consent-unproved')
  }
  const { tenantId, userId, address, displayName } = who.value
  const visitor = { tenantId, userId, address, displayName }
  const from = { via: 'approval', address: context.req.header('CF-Connecting-IP') ?? null } as const
  const granted = await org.approvalGranted(id, visitor, from)
  const code = granted.ok ? 'consent-granted' : `consent-${granted.failure.code}`
  return outcome(context, dependencies, code)
}

async function leave(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  { organization, id, step }: Pick<Flow, 'organization' | 'id' | 'step'>,
): Promise<Flow> {
  const { secretText } = dependencies
  const flow: Flow = {
    ...{ organization, id, step },
    state: `${STATE}${secretText()}`,
    nonce: secretText(),
    verifier: secretText(),
  }
  await putCookie(context, dependencies, 'consent', { value: flow, lifeSeconds: FLOW_SECONDS })
  return flow
}

function away(context: Context<AppEnv>, { entraOrigin }: HttpDependencies, url: string): Response {
  if (new URL(url).origin !== entraOrigin)
    throw new Error('the way leads elsewhere than to Microsoft')
  for (const [name, value] of Object.entries(pageHeaders(entraOrigin))) context.header(name, value)
  return context.redirect(url, 303)
}

const redirectUriOf = ({ edgeOrigin }: HttpDependencies) => `${edgeOrigin}/connect/callback`

function outcome(context: Context<AppEnv>, { entraOrigin }: HttpDependencies, code: string) {
  const { page, status } = outcomePage(code, context.get('traceId'))
  return context.html(page, status, pageHeaders(entraOrigin))
}
