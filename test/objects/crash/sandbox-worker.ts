/**
 * @module
 * The sandbox as it is, and `POST /deliver`: all that is to be told is told now. By itself an alarm of its own does
 * it a moment later, and no time here waits for that.
 */
import { TENANTS } from '../../../demo/microsoft365/directory/tenants.ts'
import type { SandboxEnv } from '../../../demo/microsoft365/platform/worker-hosts.ts'
import sandbox from '../../../demo/microsoft365/worker.ts'

export { ControlsObject, MailboxObject, TenantObject } from '../../../demo/microsoft365/worker.ts'

type Invokable = { invoke(method: string, args: unknown[]): Promise<unknown> }

// oxlint-disable-next-line import/no-default-export -- what the platform starts
export default {
  async fetch(request: Request, env: SandboxEnv): Promise<Response> {
    if (new URL(request.url).pathname !== '/deliver') return sandbox.fetch(request, env)
    for (const { id } of TENANTS) {
      await (env.TENANT.getByName(id) as unknown as Invokable).invoke('deliver', [])
    }
    return new Response(null, { status: 204 })
  },
}
