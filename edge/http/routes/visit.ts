/**
 * @module
 * The edge's own pages for people: open the app from the Microsoft 365 launcher, accept an invitation, ask to
 * join (USR-2, USR-3). Every form works without script; `Accept: application/json` gets the same as JSON.
 *
 * Owns: which organization is asked, that only the edge's own page may act. Does not own: who the visitor is
 * (visit/sign-in.ts), what he is to the organization (the organization's).
 */
import type { Context, Hono } from 'hono'
import type { Visit } from '../../contract/visit.ts'
import { fail } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Ticket, Visitor } from '../../ports/people-host.ts'
import type { From } from '../../ports/people-store.ts'
import { isOwnPage } from '../own-page.ts'
import { pageHeaders } from '../pages/page-headers.ts'
import { visitPage } from '../pages/visit-page.ts'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { openPaper, sealPaper } from '../visit/proofs.ts'
import { dropCookie, readCookie } from '../visit/sealed-cookie.ts'
import { keepVisit, startVisit, visitOutcome } from '../visit/sign-in.ts'
import type { Visiting } from '../visit/sign-in.ts'

type Guest = {
  readonly visit: string
  readonly visitor: Visitor
  /** null: nobody registered his tenant. */
  readonly organization: string | null
  readonly ticket: Ticket
  readonly from: From
}

export function visitRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  app.get('/open', (context) =>
    startVisit(context, dependencies, { kind: 'open', organization: null }),
  )
  app.get('/invitations/accept/:token', async (context) => {
    const named = await dependencies.paths.openAcceptToken(context.req.param('token'))
    const known = named && dependencies.organizations.find(named.organization)
    if (!known) return visitOutcome(context, dependencies, 'visit-unknown')
    const { id, secret } = named
    const purpose = { kind: 'accept', organization: known.id, ticket: { id, secret } } as const
    return startVisit(context, dependencies, purpose)
  })
  app.get('/visit', (context) => show(context, dependencies))
  app.post('/visit/accept', (context) => act(context, dependencies, accept))
  app.post('/visit/request', (context) => act(context, dependencies, request))
  app.post('/visit/withdraw', (context) => act(context, dependencies, withdraw))
  app.get('/visit/associate/:proof', (context) => associated(context, dependencies))
  app.post('/visit/end', (context) => {
    if (isOwnPage(context, dependencies.edgeOrigin)) dropCookie(context, dependencies, 'visit')
    return context.redirect('/open', 303)
  })
}

async function guestOf(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
): Promise<Guest | null> {
  const visiting = await readCookie<Visiting>(context, dependencies, 'visit')
  if (visiting === null) return null
  const { id: visit, visitor: signedIn, purpose } = visiting
  const { tenantId, userId, address, displayName } = signedIn
  const { organizations } = dependencies
  const isInvited = purpose.kind === 'accept'
  return {
    visit,
    visitor: { tenantId, userId, address, displayName },
    organization: purpose.organization ?? organizations.byTenant(tenantId)?.id ?? null,
    ticket: isInvited ? purpose.ticket : null,
    from: {
      via: isInvited ? 'invitation' : 'launcher',
      address: context.req.header('CF-Connecting-IP') ?? null,
    },
  }
}

async function show(context: Context<AppEnv>, dependencies: HttpDependencies): Promise<Response> {
  const guest = await guestOf(context, dependencies)
  if (guest === null) return refused(context, dependencies, signInFirst)
  const { visitor, organization, ticket } = guest
  const person = { displayName: visitor.displayName, address: visitor.address }
  if (organization === null) {
    const nothing = { visitor: person, admittance: null, associateUrl: null }
    return answer(context, dependencies, nothing)
  }
  const admitted = await dependencies.hosts.org(organization).admit(visitor, ticket)
  if (!admitted.ok) return refused(context, dependencies, admitted.failure)
  const admittance = admitted.value
  const associateUrl = await associateUrlOf(dependencies, guest, organization)
  return answer(context, dependencies, { visitor: person, admittance, associateUrl })
}

async function associateUrlOf(
  dependencies: HttpDependencies,
  { visit, visitor }: Guest,
  organization: string,
): Promise<string | null> {
  const crm = dependencies.organizations.find(organization)?.origins[0]
  if (crm === undefined) return null
  const ticket = await sealPaper(dependencies, 'ticket', { visit, visitor })
  return `${crm}/settings/marketplace/microsoft?associate=${ticket}`
}

/** Back from the CRM, with its word as whom it knows him. */
async function associated(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
): Promise<Response> {
  const proof = await openPaper(dependencies, 'proof', context.req.param('proof') ?? '')
  const guest = await guestOf(context, dependencies)
  if (proof === null || guest === null) return refused(context, dependencies, signInFirst)
  // The browser that signed in at Microsoft, and the CRM he came to: nobody else's account is tied.
  if (proof.visit !== guest.visit || proof.organization !== guest.organization) {
    return visitOutcome(context, dependencies, 'visit-other')
  }
  const { organization, member } = proof
  const { visitor, from } = guest
  const done = await dependencies.hosts.org(organization).associate(member, visitor, from)
  if (!done.ok) return refused(context, dependencies, done.failure)
  const { visit: id } = guest
  const purpose = { kind: 'open', organization } as const
  await keepVisit(context, dependencies, {
    ...{ id, purpose },
    visitor: { ...visitor, directoryRoles: [] },
  })
  return context.redirect('/visit', 303)
}

type Act = (input: {
  readonly context: Context<AppEnv>
  readonly dependencies: HttpDependencies
  readonly guest: Guest
  readonly organization: string
}) => Promise<Result<unknown, Refusal>>

async function act(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  work: Act,
): Promise<Response> {
  if (!isOwnPage(context, dependencies.edgeOrigin)) {
    return refused(context, dependencies, {
      code: 'not-permitted',
      detail: 'Only the page of this service may do that.',
    })
  }
  const guest = await guestOf(context, dependencies)
  if (guest === null) return refused(context, dependencies, signInFirst)
  const { organization } = guest
  if (organization === null) return refused(context, dependencies, nobodyKnows)
  const done = await work({ context, dependencies, guest, organization })
  if (!done.ok) return refused(context, dependencies, done.failure)
  // After a form the page is asked for anew: reloading it repeats nothing.
  return wantsJson(context) ? context.json({ done: true }) : context.redirect('/visit', 303)
}

const accept: Act = async ({ context, dependencies, guest, organization }) => {
  const { visitor, ticket, from } = guest
  const form = await context.req.parseBody()
  if (form['terms'] !== 'accepted') {
    const detail = 'Accept the terms to go on.'
    const errors = [{ pointer: '/terms', code: 'missing', detail }]
    return fail({ code: 'invalid-request', detail, errors })
  }
  const accepted = await dependencies.hosts
    .org(organization)
    .acceptInvitation(visitor, ticket, from)
  if (!accepted.ok) return accepted
  // The link has done its part: what is shown from now on is what he is, not what it was.
  await keepVisit(context, dependencies, {
    id: guest.visit,
    visitor: { ...visitor, directoryRoles: [] },
    purpose: { kind: 'open', organization },
  })
  return accepted
}

const request: Act = ({ dependencies, guest, organization }) =>
  dependencies.hosts.org(organization).requestToJoin(guest.visitor, guest.from)

const withdraw: Act = ({ dependencies, guest, organization }) =>
  dependencies.hosts.org(organization).withdrawRequest(guest.visitor, guest.from)

const signInFirst: Refusal = {
  code: 'not-signed-in',
  detail: 'Open the app again and sign in at Microsoft.',
}

const nobodyKnows: Refusal = {
  code: 'wrong-tenant',
  detail: 'No CRM is tied to your Microsoft 365 organization yet.',
}

const wantsJson = (context: Context<AppEnv>): boolean =>
  (context.req.header('Accept') ?? '').includes('application/json')

function answer(
  context: Context<AppEnv>,
  { entraOrigin }: HttpDependencies,
  visit: Visit,
): Response | Promise<Response> {
  if (wantsJson(context)) return context.json(visit)
  return context.html(visitPage(visit), 200, pageHeaders(entraOrigin))
}

function refused(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  refusal: Refusal,
): Response | Promise<Response> {
  if (wantsJson(context)) return problemResponse(context, refusal)
  return visitOutcome(context, dependencies, `visit-${refusal.code}`)
}
