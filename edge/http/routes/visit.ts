/**
 * @module
 * What the edge's own pages do for people: open the app from the Microsoft 365 launcher, accept an invitation, ask to
 * join, tie another CRM account (USR-2, USR-3, INS-3). JSON, by POST, so that no token stands in an address.
 *
 * Owns: which organization is asked. Does not own: who the visitor is (visit/visitor-of.ts), what he is to the
 * organization (the organization's), the pages (hosted-app.ts, edge/pages).
 */
import { isSamePerson } from '../../domain/people/person.ts'
import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import { acceptRequest, associateProof, visitRequest } from '../../contract/visit.ts'
import type { Visit, VisitRequest } from '../../contract/visit.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { guestOf } from '../visit/guest.ts'
import type { Guest } from '../visit/guest.ts'
import { openPaper, sealPaper } from '../visit/papers.ts'
import { visitorPosts } from '../visit/visitor-posts.ts'

type Act<Body> = (
  dependencies: HttpDependencies,
  guest: Guest,
  body: Body,
) => Promise<Result<Visit, Refusal>>

export function visitRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const serveVisitor = visitorPosts(app, dependencies)
  const serve = <Body extends VisitRequest>(
    path: string,
    schema: z.ZodMiniType<Body>,
    act: Act<Body>,
  ) =>
    serveVisitor(path, schema, async (came) => {
      const guest = await guestOf(dependencies, came)
      return guest.ok ? act(dependencies, guest.value, came.body) : guest
    })
  serve('/visit', visitRequest, show)
  serve('/visit/accept', acceptRequest, accept)
  serve('/visit/request', visitRequest, request)
  serve('/visit/withdraw', visitRequest, withdraw)
  serve('/visit/associate', associateProof, associate)
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
  const { sealed } = await sealPaper(dependencies, 'associate/ticket', { visit, visitor })
  return `${crm}/settings/marketplace/microsoft?associate=${sealed}`
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
  const proof = await openPaper(dependencies, 'associate/proof', body.proof)
  if (proof === null) return fail({ code: 'expired', detail: 'Begin again.' })
  // He who signed in at Microsoft, in that tab, and the CRM he came to: nobody else's account is tied.
  const isOwn =
    proof.visit === guest.visit &&
    proof.organization === guest.organization &&
    isSamePerson(proof.visitor, guest.visitor)
  if (!isOwn) return fail({ code: 'wrong-person', detail: 'This belongs to another sign-in.' })
  return change(dependencies, guest, (org) =>
    dependencies.hosts.org(org).associate(proof.member, guest.visitor, guest.from),
  )
}

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
