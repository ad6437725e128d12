/**
 * @module
 * The edge as it is.
 */
import edge from '../../../edge/worker.ts'
import type { EdgeBindings } from '../../../edge/env.ts'

export { DirectoryObject } from '../../../edge/objects/directory/object.ts'
export { MailboxObject } from '../../../edge/objects/mailbox/object.ts'
export { OrgObject } from '../../../edge/objects/org/object.ts'

// oxlint-disable-next-line import/no-default-export -- what the platform starts
export default edge satisfies ExportedHandler<EdgeBindings>
