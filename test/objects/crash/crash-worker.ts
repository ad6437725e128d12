/**
 * @module
 * The edge as it is, its objects' alarms under the fuse.
 */
import edge from '../../../edge/worker.ts'
import type { EdgeBindings } from '../../../edge/env.ts'
import { MailboxObject as Mailbox } from '../../../edge/objects/mailbox/object.ts'
import { OrgObject as Org } from '../../../edge/objects/org/object.ts'
import { hasDied, underFuse } from './fuse.ts'

export { DirectoryObject } from '../../../edge/objects/directory/object.ts'

export class MailboxObject extends Mailbox {
  override alarm(): Promise<void> {
    const rung = { isRetry: hasDied('mailbox'), retryCount: 0, scheduledTime: Date.now() }
    return underFuse('mailbox', this.ctx, () => super.alarm(rung))
  }
}

export class OrgObject extends Org {
  override alarm(): Promise<void> {
    return underFuse('org', this.ctx, () => super.alarm())
  }
}

// oxlint-disable-next-line import/no-default-export -- what the platform starts
export default edge satisfies ExportedHandler<EdgeBindings>
