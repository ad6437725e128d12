/**
 * @module
 * Durable Object bindings as the ports' hosts: the only place that turns a name into a stub.
 */
import type { DirectoryHost, Hosts, MailboxHost, MemberRef, OrgHost } from '../ports/hosts.ts'
import type { Organization, Residency } from '../ports/organizations.ts'
import { directoryName, directoryNames, mailboxName, organizationOf, orgName } from './names.ts'

export type ObjectBindings = {
  readonly MAILBOX: DurableObjectNamespace
  readonly ORG: DurableObjectNamespace
  readonly DIRECTORY: DurableObjectNamespace
}

export type Placed = readonly Pick<Organization, 'id' | 'residency'>[]

export function hostsOf(bindings: ObjectBindings, organizations: Placed): Hosts {
  const { MAILBOX, ORG, DIRECTORY } = bindings
  const residencyOf = residencies(organizations)
  const regions = new Set([null, ...organizations.map(({ id }) => residencyOf(id))])
  return {
    mailbox: (who) =>
      stub<MailboxHost>(within(MAILBOX, residencyOf(who.organization)), mailboxName(who)),
    org: (id) => stub<OrgHost>(within(ORG, residencyOf(id)), orgName(id)),
    directory: (name) =>
      stub<DirectoryHost>(
        within(DIRECTORY, residencyOf(organizationOf(name) ?? '')),
        directoryName(name),
      ),
    // One register for all, or two organizations in two regions could have the same tenant: ids only, of no person.
    tenants: (tenantId) => stub<DirectoryHost>(DIRECTORY, directoryName(`tenant:${tenantId}`)),
    directories: () =>
      [...regions].flatMap((region) =>
        directoryNames.map((shard) => stub<DirectoryHost>(within(DIRECTORY, region), shard)),
      ),
  }
}

/** An upgraded response is no value that RPC could carry: the request itself is passed on. */
export const openSocketOf = (bindings: ObjectBindings, organizations: Placed): OpenSocket => {
  const residencyOf = residencies(organizations)
  return (who, request) =>
    within(bindings.MAILBOX, residencyOf(who.organization))
      .getByName(mailboxName(who))
      .fetch(request)
}

export type OpenSocket = (who: MemberRef, request: Request) => Promise<Response>

function residencies(organizations: Placed): (id: string) => Residency | null {
  const byId = new Map(organizations.map(({ id, residency }) => [id, residency]))
  return (id) => byId.get(id) ?? null
}

/** The platform keeps what is made in a jurisdiction there, for good (OPS-4, embedding §6.1). */
const within = (namespace: DurableObjectNamespace, residency: Residency | null) =>
  residency === null ? namespace : namespace.jurisdiction(residency)

/** A stub answers every method its object has; test/objects checks that the objects have the hosts' methods. */
function stub<Host>(namespace: DurableObjectNamespace, name: string): Host {
  return namespace.getByName(name) as unknown as Host
}
