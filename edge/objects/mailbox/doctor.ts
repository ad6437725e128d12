/**
 * @module
 * The consent doctor of a mailbox object (INS-5): what is called on it. It looks in the mailbox's slices (runner.ts).
 */
import { approvalGranted } from '../../app/mailbox/approval.ts'
import { requestApproval } from '../../app/mailbox/request-approval.ts'
import type { MailboxHost } from '../../ports/hosts.ts'
import type { ComposedMailbox } from './compose.ts'

export type ApprovalDesk = Pick<MailboxHost, 'requestApproval' | 'approvalGranted'>

export function makeApprovalDesk(
  { doctor, asking }: Pick<ComposedMailbox, 'doctor' | 'asking'>,
  soon: () => Promise<void>,
): ApprovalDesk {
  return {
    requestApproval: (who, from) => requestApproval(asking, who, from),
    async approvalGranted(scopes) {
      if (approvalGranted(doctor, scopes)) await soon()
    },
  }
}
