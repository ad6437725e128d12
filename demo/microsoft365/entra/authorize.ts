/**
 * @module
 * `GET /{tenant}/oauth2/v2.0/authorize` (graph-contract §8.2): who signs in, what is consented to, the code.
 *
 * Owns: the decisions. Does not own: the page a person sees (sign-in-page.ts).
 */
import type { RegisteredApp } from '../controls/apps.ts'
import type { PersonView } from '../directory/people-store.ts'
import { claimsChallenge } from './challenge.ts'
import { grantedTo } from './consent.ts'
import { findAccount, findApp } from './context.ts'
import type { EntraContext } from './context.ts'
import { describe, needsStepUp, notConsented, refuse, unknownClient } from './errors.ts'
import type { Refusal } from './errors.ts'
import { stateOf } from './ask.ts'
import type { Ask, SignedIn } from './ask.ts'
import { answerWithCode } from './issue-code.ts'
import { errorPage } from './pages.ts'
import { answerAt, redirectType } from './redirects.ts'
import type { ResponseMode } from './redirects.ts'
import { needsAdmin, readScopes } from './scopes.ts'
import type { AskedScopes } from './scopes.ts'
import { readSession } from './session.ts'
import type { Session } from './session.ts'
import { signInPage } from './sign-in-page.ts'

export async function answerAuthorize(context: EntraContext, request: Request): Promise<Response> {
  const params = await readParams(request)
  const ask = await readAsk(context, params)
  if (ask instanceof Response) return ask
  const who = await decideWho(context, ask, readSession(request))
  if (who instanceof Response) return who
  const consent = await decideConsent(context, ask, who.person)
  if (consent instanceof Response) return consent
  return answerWithCode(context, ask, who)
}

/** The sign-in page posts its answer as `sandbox_user` and `sandbox_decision` beside the query it was asked with. */
async function readParams(request: Request): Promise<URLSearchParams> {
  const params = new URL(request.url).searchParams
  if (request.method === 'POST')
    for (const [name, value] of new URLSearchParams(await request.text())) params.set(name, value)
  return params
}

/** What cannot be trusted is told on a page; the rest goes to the redirect address. */
async function readAsk(context: EntraContext, params: URLSearchParams): Promise<Ask | Response> {
  const clientId = params.get('client_id') ?? ''
  const app = await findApp(context)(clientId)
  if (!app)
    return errorPage(
      unknownClient(clientId, context.tenant?.displayName ?? context.tenantName),
      context.trace,
    )
  const redirectUri = params.get('redirect_uri') ?? ''
  const kind = redirectType(app, redirectUri)
  if (!kind)
    return errorPage(
      refuse(
        'invalid_request',
        50011,
        `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application '${clientId}'.`,
      ),
      context.trace,
    )
  const mode = readMode(params.get('response_mode'))
  const scopes = await readScopes(params.get('scope') ?? '', findApp(context))
  const problem = problemOf(params, kind) ?? ('error' in scopes ? scopes : undefined)
  const ask = { app, redirectUri, kind, mode, params }
  if (problem) return sendBack(context, ask, problem)
  return { ...ask, scopes: scopes as AskedScopes }
}

function readMode(mode: string | null): ResponseMode {
  return mode === 'fragment' || mode === 'form_post' ? mode : 'query'
}

function problemOf(params: URLSearchParams, kind: 'web' | 'spa'): Refusal | undefined {
  const type = params.get('response_type')
  if (!type)
    return refuse(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'response_type'.",
    )
  if (type !== 'code')
    return refuse(
      'unsupported_response_type',
      70005,
      `The app returned an unsupported response type '${type}'.`,
    )
  if (!params.get('scope')?.trim())
    return refuse(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'scope'.",
    )
  const method = params.get('code_challenge_method')
  if (method !== null && method !== 'S256' && method !== 'plain')
    return refuse(
      'invalid_request',
      501491,
      `Invalid value '${method}' for 'code_challenge_method'.`,
    )
  if (kind === 'spa' && !params.get('code_challenge'))
    return refuse(
      'invalid_request',
      9002325,
      'Proof Key for Code Exchange is required for cross-origin authorization code redemption.',
    )
  return undefined
}

/** The person who signs in: by the automatic way, the page, or a session that is still good. */
async function decideWho(
  context: EntraContext,
  ask: Ask,
  session: Session | undefined,
): Promise<SignedIn | Response> {
  const { params } = ask
  const prompt = params.get('prompt')
  const hint = params.get('login_hint') ?? undefined
  if (params.get('sandbox_decision') === 'cancel')
    return sendBack(
      context,
      ask,
      refuse('access_denied', 65004, 'User declined to consent to access the app.'),
    )
  const chosen =
    params.get('sandbox_user') ?? (params.get('sandbox_auto') === '1' ? hint : undefined)
  if (chosen !== undefined) return signIn(context, ask, chosen)
  const known = session && (await sessionPerson(context, ask, session, hint))
  if (prompt === 'none')
    return (
      known ??
      sendBack(
        context,
        ask,
        refuse(
          'login_required',
          50058,
          'A silent sign-in request was sent but no user is signed in.',
        ),
      )
    )
  if (known && prompt === null && !params.get('claims')) return known
  return signInPage(context, ask, hint ?? known?.person.upn)
}

async function signIn(context: EntraContext, ask: Ask, key: string): Promise<SignedIn | Response> {
  const person = await findAccount(context, key)
  if (!person)
    return sendBack(
      context,
      ask,
      refuse(
        'access_denied',
        50034,
        `The user account does not exist in the ${context.tenant?.displayName ?? ''} directory. To sign into this application, the account must be added to the directory.`,
      ),
    )
  if (!person.enabled)
    return sendBack(context, ask, refuse('access_denied', 50057, 'The user account is disabled.'))
  return { person, authenticated: context.now }
}

async function sessionPerson(
  context: EntraContext,
  ask: Ask,
  session: Session,
  hint: string | undefined,
): Promise<SignedIn | undefined> {
  const person = await findAccount(context, session.userId)
  if (!person?.enabled || person.validFrom > session.authenticated) return undefined
  if (hint !== undefined && hint.toLowerCase() !== person.upn.toLowerCase()) return undefined
  return claimsChallenge(person, session.authenticated, []) && ask.params.get('prompt') !== 'none'
    ? undefined
    : { person, authenticated: session.authenticated }
}

/** `prompt=none` accepts nothing; otherwise the person (or the automatic way) accepts what an ordinary person may. */
async function decideConsent(
  context: EntraContext,
  ask: Ask,
  person: PersonView,
): Promise<undefined | Response> {
  const { hosts, moment } = context
  const { app, scopes, params } = ask
  const granted = await grantedTo(hosts, moment, {
    app,
    tenantId: person.tenantId,
    userId: person.id,
  })
  const lacking = scopes.toConsent.filter((scope) => !granted.has(scope))
  const again = params.get('prompt') === 'consent'
  if (params.get('prompt') === 'none') {
    if (lacking.length > 0)
      return sendBack(context, ask, {
        ...notConsented(app.clientId, app.name),
        error: 'consent_required',
      })
    const challenge = claimsChallenge(person, context.now, [])
    return challenge && sendBack(context, ask, needsStepUp(challenge.claims))
  }
  if (lacking.length === 0 && !again) return undefined
  const automatic = params.get('sandbox_auto') === '1'
  if (!automatic && params.get('sandbox_decision') !== 'accept')
    return signInPage(context, ask, person.upn)
  const admin = person.kind === 'admin'
  const { userConsent } = await hosts.tenant(person.tenantId).policy(moment)
  if (!admin && (!userConsent || lacking.some(needsAdmin)))
    return sendBack(context, ask, adminApproval(app))
  await hosts.tenant(person.tenantId).consent(moment, app.clientId, person.id, scopes.toConsent)
  return undefined
}

/** The text is UNSOURCED (graph-contract §8.10). */
function adminApproval(app: RegisteredApp): Refusal {
  return refuse(
    'consent_required',
    90094,
    `An administrator of the tenant has set a policy that prevents you from granting '${app.name}' the permissions it is requesting.`,
  )
}

function sendBack(
  { trace }: EntraContext,
  { redirectUri, mode, params }: Pick<Ask, 'redirectUri' | 'mode' | 'params'>,
  { error, code, text, claims }: Refusal,
): Response {
  return answerAt(redirectUri, mode, {
    error,
    error_description: describe(code, text, trace),
    error_uri: `${trace.origin}/error?code=${code}`,
    ...stateOf(params),
    ...(claims === undefined ? {} : { claims }),
  })
}
