/**
 * @module
 * What the edge's own pages do for people: open the app from the Microsoft 365 launcher, accept an invitation, ask to
 * join, tie another CRM account (USR-2, USR-3, INS-3). JSON, by POST, so that no token stands in an address.
 *
 * Owns: which organization is asked. Does not own: who the visitor is (visit/visitor-of.ts), what he is to the
 * organization (the organization's), the pages (hosted-app.ts, edge/pages).
 */
import type { Context, Hono } from 'hono'
import type * as z from 'zod/mini'
import { acceptRequest, associateProof, visitRequest } from '../../contract/visit.ts'
import type { Visit, VisitRequest } from '../../contract/visit.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Visitor } from '../../ports/people-host.ts'
import { check } from '../bind.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-body.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { guestOf } from '../visit/guest.ts'
import type { Guest } from '../visit/guest.ts'
import { openPaper, sealPaper } from '../visit/proofs.ts'
import { visitorOf } from '../visit/visitor-of.ts'

type Act<Body> = (
  dependencies: HttpDependencies,
  guest: Guest,
  body: Body,
) => Promise<Result<Visit, Refusal>>

export function visitRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const serve = <Body extends VisitRequest>(
    path: string,
    schema: z.ZodMiniType<Body>,
    act: Act<Body>,
  ) => app.post(path, (context) => answer(context, dependencies, schema, act))
  serve('/visit', visitRequest, show)
  serve('/visit/accept', acceptRequest, accept)
  serve('/visit/request', visitRequest, request)
  serve('/visit/withdraw', visitRequest, withdraw)
  serve('/visit/associate', associateProof, associate)
}

async function answer<Body extends VisitRequest>(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  schema: z.ZodMiniType<Body>,
  act: Act<Body>,
): Promise<Response> {
  const visitor = await visitorOf(context, dependencies)
  if (!visitor.ok) return problemResponse(context, visitor.failure)
  const json = await readJson(context.req.raw, dependencies.policy.formBytes)
  const read = json.ok ? check(schema, json.value, 'invalid-request', '') : json
  if (!read.ok) return problemResponse(context, read.failure)
  // `check` has parsed it by this very schema.
  const body = read.value as Body
  const address = context.req.header('CF-Connecting-IP') ?? null
  const guest = await guestOf(dependencies, { visitor: visitor.value, body, address })
  const done = guest.ok ? await act(dependencies, guest.value, body) : guest
  return done.ok ? context.json(done.value) : problemResponse(context, done.failure)
}

async function show(dependencies: HttpDependencies, guest: Guest): Promise<Result<Visit, Refusal>> {
  const { visitor, organization, ticket } = guest
  const person = { displayName: visitor.displayName, address: visitor.address }
  if (organization === null) return ok({ visitor: person, admittance: null, associateUrl: null })
  const admitted = await dependencies.hosts.org(organization).admit(visitor, ticket)
  if (!admitted.ok) return admitted
  const associateUrl = await associateUrlOf(dependencies, guest, organization)
  return ok({ visitor: person, admittance: admitted.value, associateUrl })
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

const accept: Act<VisitRequest> = (dependencies, guest) =>
  change(dependencies, guest, (org) =>
    dependencies.hosts.org(org).acceptInvitation(guest.visitor, guest.ticket, guest.from),
  )

const request: Act<VisitRequest> = (dependencies, guest) =>
  change(dependencies, guest, (org) =>
    dependencies.hosts.org(org).requestToJoin(guest.visitor, guest.from),
  )

const withdraw: Act<VisitRequest> = (dependencies, guest) =>
  change(dependencies, guest, (org) =>
    dependencies.hosts.org(org).withdrawRequest(guest.visitor, guest.from),
  )

/** Back from the CRM, with its word as whom it knows him. */
const associate: Act<z.infer<typeof associateProof>> = async (dependencies, guest, body) => {
  const proof = await openPaper(dependencies, 'proof', body.proof)
  if (proof === null) return fail({ code: 'expired', detail: 'Begin again.' })
  // He who signed in at Microsoft, in that tab, and the CRM he came to: nobody else's account is tied.
  const isOwn =
    proof.visit === guest.visit &&
    proof.organization === guest.organization &&
    isSame(proof.visitor, guest.visitor)
  if (!isOwn) return fail({ code: 'wrong-person', detail: 'This belongs to another sign-in.' })
  return change(dependencies, guest, (org) =>
    dependencies.hosts.org(org).associate(proof.member, guest.visitor, guest.from),
  )
}

const isSame = (one: Visitor, other: Visitor): boolean =>
  one.tenantId === other.tenantId && one.userId === other.userId

/** Then what he is now is shown, not what his link was: it has done its part. */
async function change(
  dependencies: HttpDependencies,
  guest: Guest,
  work: (organization: string) => Promise<Result<unknown, Refusal>>,
): Promise<Result<Visit, Refusal>> {
  if (guest.organization === null) return fail(nobodyKnows)
  const done = await work(guest.organization)
  return done.ok ? show(dependencies, { ...guest, ticket: null }) : done
}

const nobodyKnows: Refusal = {
  code: 'wrong-tenant',
  detail: 'No CRM is tied to your Microsoft 365 organization yet.',
}
