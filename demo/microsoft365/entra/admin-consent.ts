/**
 * @module
 * `GET /{tenant}/v2.0/adminconsent` and the older `/{tenant}/adminconsent` (graph-contract §8.1): an administrator
 * grants for everybody.
 */
import { html } from 'hono/html'
import type { RegisteredApp } from '../controls/apps.ts'
import { findAccount, findApp } from './context.ts'
import type { EntraContext } from './context.ts'
import { describe, refuse, unknownClient } from './errors.ts'
import type { Refusal } from './errors.ts'
import { EVERYBODY } from './grant-store.ts'
import { errorPage, page } from './pages.ts'
import { answerAt, redirectType } from './redirects.ts'
import { readScopes } from './scopes.ts'
import type { AskedScopes } from './scopes.ts'
import { signInPage } from './sign-in-page.ts'

type Consent = { app: RegisteredApp; redirectUri: string | null; params: URLSearchParams }

export async function answerAdminConsent(
  context: EntraContext,
  request: Request,
  version: 1 | 2,
): Promise<Response> {
  const params = new URL(request.url).searchParams
  if (request.method === 'POST')
    for (const [name, value] of new URLSearchParams(await request.text())) params.set(name, value)
  if (context.tenantName.toLowerCase() === 'common' && version === 2)
    return errorPage(
      refuse(
        'invalid_request',
        90009,
        "The 'common' endpoint is not supported for admin consent. Use 'organizations' or a tenant.",
      ),
      context.trace,
    )
  const clientId = params.get('client_id') ?? ''
  const app = await findApp(context)(clientId)
  if (!app) return errorPage(unknownClient(clientId, context.tenantName), context.trace)
  const redirectUri = params.get('redirect_uri')
  if (redirectUri !== null && !redirectType(app, redirectUri))
    return errorPage(
      refuse(
        'invalid_request',
        50011,
        `The redirect URI '${redirectUri}' specified in the request does not match the redirect URIs configured for the application.`,
      ),
      context.trace,
    )
  const consent = { app, redirectUri, params }
  const text = params.get('scope') || 'https://graph.microsoft.com/.default'
  const scopes = await readScopes(text, findApp(context))
  if ('error' in scopes) return sendBack(context, consent, scopes)
  return decide(context, consent, scopes, version)
}

async function decide(
  context: EntraContext,
  consent: Consent,
  scopes: AskedScopes,
  version: 1 | 2,
): Promise<Response> {
  const { params, app } = consent
  const { hosts, moment } = context
  const automatic =
    params.get('sandbox_auto') === '1' ? (params.get('login_hint') ?? '') : undefined
  const chosen = params.get('sandbox_user') ?? automatic
  if (params.get('sandbox_decision') === 'cancel')
    return sendBack(
      context,
      consent,
      refuse('access_denied', 65004, 'User declined to consent to access the app.'),
    )
  if (chosen === undefined)
    return signInPage(
      context,
      { app, scopes: shownScopes(app, scopes) },
      params.get('login_hint') ?? (await anAdmin(context)),
    )
  const person = await findAccount(context, chosen)
  if (!person)
    return sendBack(
      context,
      consent,
      refuse('access_denied', 50034, 'The user account does not exist in the directory.'),
    )
  if (!person.enabled)
    return sendBack(
      context,
      consent,
      refuse('access_denied', 50057, 'The user account is disabled.'),
    )
  if (person.kind !== 'admin')
    return sendBack(
      context,
      consent,
      refuse(
        'access_denied',
        90094,
        `Need admin approval: only an administrator can grant '${app.name}' permissions for the tenant.`,
      ),
    )
  const tenant = hosts.tenant(person.tenantId)
  await tenant.consent(moment, app.clientId, EVERYBODY, shownScopes(app, scopes).toConsent)
  if (scopes.isDefault) await tenant.grantRoles(moment, app.clientId, app.wants?.application ?? [])
  const granted = shownScopes(app, scopes).toConsent.map((one) =>
    one.startsWith('api://') ? one : `https://graph.microsoft.com/${one}`,
  )
  return answer(consent, {
    admin_consent: 'True',
    tenant: person.tenantId,
    ...(version === 2
      ? { scope: scopes.isDefault ? 'https://graph.microsoft.com/.default' : granted.join(' ') }
      : {}),
    ...stateOf(params),
  })
}

/** `.default` stands for what the registration lists. */
function shownScopes(app: RegisteredApp, scopes: AskedScopes): AskedScopes {
  if (!scopes.isDefault) return scopes
  const openid = new Set(['openid', 'profile', 'email', 'offline_access'])
  const wanted = (app.wants?.delegated ?? app.adminConsent?.delegated ?? []).filter(
    (one) => !openid.has(one),
  )
  return { ...scopes, toConsent: [...scopes.toConsent, ...wanted] }
}

async function anAdmin(context: EntraContext): Promise<string | undefined> {
  return context.tenant && `admin@${context.tenant.domain}`
}

function answer({ redirectUri }: Consent, params: Record<string, string>): Response {
  if (redirectUri !== null) return answerAt(redirectUri, 'query', params)
  return page(
    'Consent given',
    html`<h1>Consent given</h1>
      <p>You can close this page.</p>`,
  )
}

function sendBack(context: EntraContext, consent: Consent, refusal: Refusal): Response {
  if (consent.redirectUri === null) return errorPage(refusal, context.trace)
  return answer(consent, {
    error: refusal.error,
    error_description: describe(refusal.code, refusal.text, context.trace),
    ...stateOf(consent.params),
  })
}

function stateOf(params: URLSearchParams): Record<string, string> {
  const state = params.get('state')
  return state === null ? {} : { state }
}
