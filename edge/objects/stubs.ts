/**
 * @module
 * Durable Object bindings as the ports' hosts: the only place that turns a name into a stub.
 */
import type { DirectoryHost, Hosts, MailboxHost, MemberRef, OrgHost } from '../ports/hosts.ts'
import { directoryName, directoryNames, mailboxName, orgName } from './names.ts'

export type ObjectBindings = {
  readonly MAILBOX: DurableObjectNamespace
  readonly ORG: DurableObjectNamespace
  readonly DIRECTORY: DurableObjectNamespace
}

export function hostsOf(bindings: ObjectBindings): Hosts {
  return {
    mailbox: (who) => stub<MailboxHost>(bindings.MAILBOX, mailboxName(who)),
    org: (organization) => stub<OrgHost>(bindings.ORG, orgName(organization)),
    directory: (name) => stub<DirectoryHost>(bindings.DIRECTORY, directoryName(name)),
    tenants: (tenantId) =>
      stub<DirectoryHost>(bindings.DIRECTORY, directoryName(`tenant:${tenantId}`)),
    directories: () =>
      directoryNames.map((shard) => stub<DirectoryHost>(bindings.DIRECTORY, shard)),
  }
}

/** An upgraded response is no value that RPC could carry: the request itself is passed on. */
export const openSocketOf =
  (bindings: ObjectBindings): OpenSocket =>
  (who, request) =>
    bindings.MAILBOX.getByName(mailboxName(who)).fetch(request)

export type OpenSocket = (who: MemberRef, request: Request) => Promise<Response>

/** A stub answers every method its object has; test/objects checks that the objects have the hosts' methods. */
function stub<Host>(namespace: DurableObjectNamespace, name: string): Host {
  return namespace.getByName(name) as unknown as Host
}
