/**
 * @module
 * A visitor's way to Microsoft and back: code with PKCE, where state, nonce and verifier live in a sealed cookie
 * of this one browser. A state from elsewhere, an answer come twice, an answer in another browser: all
 * find no cookie that fits.
 */
import type { Context } from 'hono'
import type { Ticket } from '../../ports/people-host.ts'
import type { SignedInVisitor } from '../../ports/visitors.ts'
import { outcomePage } from '../pages/outcome-page.ts'
import { pageHeaders } from '../pages/page-headers.ts'
import { signInResult } from '../sign-in-result.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { dropCookie, putCookie, readCookie } from './sealed-cookie.ts'

/** What he came for; the organization is known where a link named it. */
export type Purpose =
  | { readonly kind: 'open'; readonly organization: string | null }
  | { readonly kind: 'accept'; readonly organization: string; readonly ticket: NonNullable<Ticket> }

export type Visiting = {
  /** Unguessable: what leads back here must name it. */
  readonly id: string
  readonly visitor: SignedInVisitor
  readonly purpose: Purpose
}

type Flow = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly purpose: Purpose
}

const STATE = 'visit.'
/** Embedding §5.2.2: a sign-in takes at most ten minutes. */
const FLOW_SECONDS = 600
const VISIT_SECONDS = 900

export const isVisitState = (state: string | null): boolean => state?.startsWith(STATE) ?? false

const redirectUriOf = (edgeOrigin: string) => `${edgeOrigin}/connect/callback`

export async function startVisit(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  purpose: Purpose,
): Promise<Response> {
  const { secretText, digest, visitors, edgeOrigin, entraOrigin } = dependencies
  const [state, nonce, verifier] = [`${STATE}${secretText()}`, secretText(), secretText()]
  const flow: Flow = { state, nonce, verifier, purpose }
  const url = visitors.authorizeUrl({
    redirectUri: redirectUriOf(edgeOrigin),
    state,
    nonce,
    codeChallenge: await digest(verifier),
  })
  if (new URL(url).origin !== entraOrigin) {
    throw new Error('the sign-in leads elsewhere than to Microsoft')
  }
  // Whoever signed in before is not who comes back now.
  dropCookie(context, dependencies, 'visit')
  await putCookie(context, dependencies, 'flow', { value: flow, lifeSeconds: FLOW_SECONDS })
  return context.redirect(url, 303)
}

export async function finishVisit(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  query: URLSearchParams,
): Promise<Response> {
  const flow = await readCookie<Flow>(context, dependencies, 'flow')
  // Used up before it is redeemed: a replay finds nothing.
  dropCookie(context, dependencies, 'flow')
  if (flow === null) return visitOutcome(context, dependencies, 'visit-over')
  if (flow.state !== query.get('state')) return visitOutcome(context, dependencies, 'visit-other')
  const result = signInResult(query)
  if (!result) return visitOutcome(context, dependencies, 'invalid-request')
  if ('error' in result) return visitOutcome(context, dependencies, 'visit-declined')
  const signedIn = await dependencies.visitors.redeem({
    code: result.code,
    redirectUri: redirectUriOf(dependencies.edgeOrigin),
    codeVerifier: flow.verifier,
    nonce: flow.nonce,
  })
  if (!signedIn.ok) {
    dependencies.journal.event('visit.refused', { kind: signedIn.failure.kind })
    const { kind } = signedIn.failure
    const isPassing = kind === 'later' || kind === 'unknown'
    return visitOutcome(context, dependencies, isPassing ? 'visit-unavailable' : 'visit-refused')
  }
  const id = dependencies.secretText()
  const visiting: Visiting = { id, visitor: signedIn.value, purpose: flow.purpose }
  await keepVisit(context, dependencies, visiting)
  return context.redirect('/visit', 303)
}

export const keepVisit = (
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  visiting: Visiting,
): Promise<void> =>
  putCookie(context, dependencies, 'visit', { value: visiting, lifeSeconds: VISIT_SECONDS })

export function visitOutcome(
  context: Context<AppEnv>,
  { entraOrigin }: Pick<HttpDependencies, 'entraOrigin'>,
  code: string,
): Response | Promise<Response> {
  const { page, status } = outcomePage(code, context.get('traceId'))
  return context.html(page, status, pageHeaders(entraOrigin))
}
