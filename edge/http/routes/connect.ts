/**
 * @module
 * The edge's own sign-in pages: agree, go to Microsoft, come back (embedding §5.2.2). Top-level pages, so a
 * cookie is allowed here and nowhere else.
 *
 * Owns: that only the browser that agreed can finish (cookie), that the way leads to Microsoft and
 * nowhere else. Does not own: one-time ids, PKCE, nonce, tokens (the mailbox's).
 */
import type { Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { ConnectState } from '../../contract/mailbox.ts'
import type { MailboxHost, MemberRef } from '../../ports/hosts.ts'
import { closeScript } from '../pages/close-script.ts'
import { connectIcon } from '../pages/connect-icon.ts'
import { connectPage } from '../pages/connect-page.ts'
import { connectStyle } from '../pages/connect-style.ts'
import { outcomePage } from '../pages/outcome-page.ts'
import { pageHeaders } from '../pages/page-headers.ts'
import { isOwnPage } from '../own-page.ts'
import { signInResult } from '../sign-in-result.ts'
import { consentReturn } from '../visit/installer.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { finishConsent, isConsentState } from './consent.ts'

type Visit = { readonly ref: MemberRef; readonly mailbox: MailboxHost; readonly id: string }

export function connectRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const files = { 'Cache-Control': 'public, max-age=3600' }
  app.get('/connect/style.css', (context) =>
    context.body(connectStyle, 200, { ...files, 'Content-Type': 'text/css; charset=utf-8' }),
  )
  app.get('/connect/close.js', (context) =>
    context.body(closeScript, 200, { ...files, 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/connect/icon.svg', (context) =>
    context.body(connectIcon, 200, { ...files, 'Content-Type': 'image/svg+xml' }),
  )
  app.get('/connect/callback', (context) => finish(context, dependencies))
  app.get('/connect/:mailbox/:id', (context) => show(context, dependencies))
  app.post('/connect/:mailbox/:id', (context) => agree(context, dependencies))
}

async function visit(
  context: Context<AppEnv>,
  { paths, hosts }: HttpDependencies,
): Promise<Visit | null> {
  const { mailbox = '', id = '' } = context.req.param()
  const ref = await paths.openConnectPage(mailbox, id)
  return ref && { ref, mailbox: hosts.mailbox(ref), id }
}

async function show(context: Context<AppEnv>, dependencies: HttpDependencies): Promise<Response> {
  const found = await visit(context, dependencies)
  if (!found) return outcome(context, dependencies, 'not-found')
  const invitation = await found.mailbox.connectInvitation(found.id)
  if (!invitation.ok) return outcome(context, dependencies, invitation.failure.code)
  const organization = dependencies.organizations.find(found.ref.organization)
  const page = connectPage({ ...invitation.value, crmName: organization?.crmName ?? null })
  return context.html(page, 200, pageHeaders(dependencies.entraOrigin))
}

async function agree(context: Context<AppEnv>, dependencies: HttpDependencies): Promise<Response> {
  if (!isOwnPage(context, dependencies.edgeOrigin)) {
    return outcome(context, dependencies, 'not-permitted')
  }
  const found = await visit(context, dependencies)
  if (!found) return outcome(context, dependencies, 'not-found')
  const browser = browserOf(context, dependencies) ?? dependencies.secretText()
  const next = await found.mailbox.continueConnect(found.id, browser)
  if (!next.ok) return outcome(context, dependencies, next.failure.code)
  if (new URL(next.value.url).origin !== dependencies.entraOrigin) {
    throw new Error('the sign-in leads elsewhere than to Microsoft')
  }
  rememberBrowser(context, dependencies, browser)
  for (const [name, value] of Object.entries(pageHeaders(dependencies.entraOrigin))) {
    context.header(name, value)
  }
  return context.redirect(next.value.url, 303)
}

async function finish(context: Context<AppEnv>, dependencies: HttpDependencies): Promise<Response> {
  const { paths, hosts } = dependencies
  const query = new URL(context.req.url).searchParams
  // One redirect address for everything, so that an operator registers one.
  if (isConsentState(query.get('state'))) return finishConsent(context, dependencies, query)
  const agreed = await consentReturn(dependencies, query)
  if (agreed !== null) return context.redirect(agreed, 303)
  const returned = await paths.openConnectState(query.get('state') ?? '')
  const result = signInResult(query)
  if (!returned || !result) return outcome(context, dependencies, 'invalid-request')
  const browser = browserOf(context, dependencies)
  if (browser === null) return outcome(context, dependencies, 'not-permitted')
  const done = await hosts.mailbox(returned.mailbox).finishConnect(returned.id, browser, result)
  if (!done.ok) return outcome(context, dependencies, done.failure.code)
  return outcome(context, dependencies, codeOf(done.value))
}

function codeOf({ state, code }: ConnectState): string {
  return state === 'failed' ? (code ?? 'internal') : state
}

function outcome(context: Context<AppEnv>, dependencies: HttpDependencies, code: string) {
  const { page, status } = outcomePage(code, context.get('traceId'))
  return context.html(page, status, pageHeaders(dependencies.entraOrigin))
}

/** `__Host-` needs https; on a developer's http://127.0.0.1 the plain name stands in. */
const cookieName = (edgeOrigin: string) =>
  edgeOrigin.startsWith('https:') ? '__Host-o365-connect' : 'o365-connect'

function browserOf(context: Context<AppEnv>, { edgeOrigin }: HttpDependencies): string | null {
  const value = getCookie(context, cookieName(edgeOrigin))
  return value && /^[\w-]{20,200}$/.test(value) ? value : null
}

/** Lax, since the way back from Microsoft is a visit from another site. Kept for all tabs of this browser. */
function rememberBrowser(
  context: Context<AppEnv>,
  { edgeOrigin, policy }: HttpDependencies,
  browser: string,
): void {
  setCookie(context, cookieName(edgeOrigin), browser, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: edgeOrigin.startsWith('https:'),
    maxAge: policy.connectCookieSeconds,
  })
}
