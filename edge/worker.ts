/**
 * @module
 * Entry of the Worker: requests to the HTTP app, the cron to the watchdog, and the object classes.
 */
import { sweep } from './app/ingress/sweep.ts'
import { edgeOf } from './compose.ts'
import type { EdgeBindings } from './env.ts'

export { DirectoryObject } from './objects/directory/object.ts'
export { MailboxObject } from './objects/mailbox/object.ts'
export { OrgObject } from './objects/org/object.ts'

export default {
  async fetch(request, env, context) {
    const edge = edgeOf(env)
    return (await edge.live(request)) ?? edge.app.fetch(request, env, context)
  },
  async scheduled(_, env) {
    await sweep(edgeOf(env).watchdog)
  },
} satisfies ExportedHandler<EdgeBindings>
