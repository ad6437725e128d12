/**
 * @module
 * The Microsoft 365 sandbox inside a test: the same cores as the Worker's, over node:sqlite in memory.
 *
 * Owns: the in-process host. Does not own: behaviour (demo/microsoft365).
 */
import { createSandbox } from '../../demo/microsoft365/app.ts'
import { makeControls } from '../../demo/microsoft365/controls/controls.ts'
import { makeTenant } from '../../demo/microsoft365/directory/tenant.ts'
import { CONTOSO, findTenant } from '../../demo/microsoft365/directory/tenants.ts'
import { makeSigningKey } from '../../demo/microsoft365/entra/keys.ts'
import { makeMailbox } from '../../demo/microsoft365/mailbox/mailbox.ts'
import { makeRoom } from '../../demo/microsoft365/mailboxes/room.ts'
import { invoke, remote } from '../../demo/microsoft365/platform/hosts.ts'
import type { Controls } from '../../demo/microsoft365/controls/controls.ts'
import type { Tenant } from '../../demo/microsoft365/directory/tenant.ts'
import type { MailboxRoom } from '../../demo/microsoft365/mailboxes/room.ts'
import type { SigningKey } from '../../demo/microsoft365/entra/keys.ts'
import type { Hosts } from '../../demo/microsoft365/platform/hosts.ts'
import { nodeSqlite } from './node-sqlite.ts'

export type SandboxOptions = {
  /** What the sandbox takes itself to be reached by when a request does not say; default http://127.0.0.1:8789. */
  origin?: string
  /** Requests that leave the sandbox: validation handshakes and notifications. Default: the real fetch. */
  fetch?: (request: Request) => Promise<Response>
  /** The machine's clock, epoch milliseconds. */
  now?: () => number
  random?: () => number
}
export type InProcessSandbox = {
  /** Takes absolute requests, and texts below the origin such as `/v1.0/me`. */
  fetch(request: Request | string, init?: RequestInit): Promise<Response>
  /** Resolves when every notification that is due has been delivered or has failed. */
  settled(): Promise<void>
  close(): void
}

let sharedKey: Promise<SigningKey> | undefined

export function createInProcessSandbox(options: SandboxOptions = {}): InProcessSandbox {
  const { origin = 'http://127.0.0.1:8789', now: clock = Date.now, random = Math.random } = options
  const outbound = options.fetch ?? ((request) => fetch(request))
  const tenants = new Map<string, { core: Tenant; remote: ReturnType<typeof remote<Tenant>> }>()
  const rooms = new Map<string, ReturnType<typeof remote<MailboxRoom>>>()
  const running = new Set<Promise<unknown>>()
  const timers = new Set<ReturnType<typeof setTimeout>>()
  let closed = false

  const platform = () => ({
    sql: nodeSqlite(),
    clock,
    random,
    uuid: () => crypto.randomUUID() as string,
  })
  const track = (work: Promise<unknown>): void => {
    running.add(work)
    void work.finally(() => running.delete(work))
  }
  const deliver = (core: () => Tenant): void => {
    if (!closed) track(Promise.resolve().then(() => core().deliver()))
  }
  const wake = (core: () => Tenant) => (at: number) => {
    if (at <= clock()) return deliver(core)
    const timer = setTimeout(() => {
      timers.delete(timer)
      deliver(core)
    }, at - clock())
    timer.unref()
    timers.add(timer)
  }
  const openTenant = (id: string) => {
    const core: Tenant = makeTenant({
      ...platform(),
      tenant: findTenant(id) ?? CONTOSO,
      fetch: outbound,
      wake: wake(() => core),
    })
    const opened = {
      core,
      remote: remote<Tenant>({ invoke: (method, args) => invoke(core, method, args) }),
    }
    tenants.set(id, opened)
    return opened
  }
  const openRoom = (key: string) => {
    const core = makeRoom({ ...platform(), makeMailbox })
    const room = remote<MailboxRoom>({ invoke: (method, args) => invoke(core, method, args) })
    rooms.set(key, room)
    return room
  }
  const controls = makeControls({ ...platform(), makeKey: () => (sharedKey ??= makeSigningKey()) })
  const hosts: Hosts = {
    controls: remote<Controls>({ invoke: (method, args) => invoke(controls, method, args) }),
    tenant: (id) => (tenants.get(id) ?? openTenant(id)).remote,
    mailbox: (tenantId, userId) =>
      rooms.get(`${tenantId}/${userId}`) ?? openRoom(`${tenantId}/${userId}`),
    fetch: outbound,
    clock,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
  }
  const sandbox = createSandbox(hosts)

  return {
    fetch: (request, init) =>
      sandbox(typeof request === 'string' ? new Request(new URL(request, origin), init) : request),
    async settled() {
      for (;;) {
        for (const { core } of tenants.values()) deliver(() => core)
        const tried = await Promise.all([...running])
        if (running.size === 0 && tried.every((count) => count === 0 || count === undefined)) return
      }
    },
    close() {
      closed = true
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
