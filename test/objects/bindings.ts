/**
 * @module
 * The bindings of the Worker under test, typed once.
 */
import { env } from 'cloudflare:workers'
import type { DirectoryHost, OrgHost } from '../../edge/ports/hosts.ts'
import type { Told } from './objects-worker.ts'

/** The parts of Cloudflare's namespaces that tests use; their own types are the Worker project's. */
export type Stub = { readonly name?: string }
type Namespace = { getByName(name: string): Stub }

const bindings = env as unknown as {
  MAILBOX: Namespace
  ORG: Namespace
  DIRECTORY: Namespace
  PLAIN: Namespace
}

export type ToldMailbox = { told(): Promise<Told[]>; setDeaf(isDeaf: boolean): Promise<void> }

export const edgeBindings = env as never

export const plain = (name: string) => bindings.PLAIN.getByName(name)
export const org = (name: string) => bindings.ORG.getByName(name) as Stub & OrgHost
export const directory = (name: string) =>
  bindings.DIRECTORY.getByName(name) as Stub & DirectoryHost
export const mailbox = (name: string) => bindings.MAILBOX.getByName(name) as Stub & ToldMailbox
