/**
 * @module
 * Entry of the sandbox's Worker: requests to the app, Durable Object classes to the platform.
 */
import { createSandbox } from './app.ts'
import { workerHosts } from './platform/worker-hosts.ts'
import type { SandboxEnv } from './platform/worker-hosts.ts'

export { ControlsObject, MailboxObject, TenantObject } from './platform/objects.ts'

let sandbox: ((request: Request) => Promise<Response>) | undefined

export default {
  fetch(request: Request, env: SandboxEnv): Promise<Response> {
    const { ASSETS: assets } = env
    sandbox ??= createSandbox(
      workerHosts(env),
      assets ? { assets: (page) => assets.fetch(page) } : {},
    )
    return sandbox(request)
  },
}
