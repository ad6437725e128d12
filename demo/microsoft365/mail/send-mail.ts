/**
 * @module
 * `POST /me/sendMail`: mail a product sends on somebody's behalf; it ends in the sandbox's mail log.
 */
import * as z from 'zod'
import type { GraphReply, SentMail } from '../frame.ts'
import { errorReply, noMailbox, outlookDenied } from '../graph/errors.ts'
import { maySendMail } from '../graph/permissions.ts'
import type { FoundOwner, PlainRequest, Serving } from '../graph/serving.ts'

const Recipient = z.object({
  emailAddress: z.object({ address: z.string().min(1), name: z.string().nullish() }),
})
const Body = z.object({
  message: z.object({
    subject: z.string().nullish(),
    body: z.object({ contentType: z.string().optional(), content: z.string() }).nullish(),
    toRecipients: z.array(Recipient).nullish(),
    ccRecipients: z.array(Recipient).nullish(),
    bccRecipients: z.array(Recipient).nullish(),
  }),
  saveToSentItems: z.union([z.boolean(), z.string()]).nullish(),
})

export async function sendMail(
  serving: Serving,
  { owner, person }: FoundOwner,
  request: PlainRequest,
): Promise<GraphReply> {
  const { caller, moment, hosts } = serving
  if (!maySendMail(caller)) return outlookDenied()
  if (caller.userId !== undefined && caller.userId !== owner.userId) {
    return errorReply(
      403,
      'ErrorSendAsDenied',
      'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.',
    )
  }
  if (person.mailbox !== 'ready') return noMailbox()
  const read = Body.safeParse(lowerFirst(request.body))
  if (!read.success)
    return errorReply(
      400,
      'ErrorInvalidRequest',
      `The message is not valid: ${read.error.issues[0]?.path.join('/') ?? ''}`,
    )
  const { message } = read.data
  const recipients = [
    ...(message.toRecipients ?? []),
    ...(message.ccRecipients ?? []),
    ...(message.bccRecipients ?? []),
  ]
  if (recipients.length === 0)
    return errorReply(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.')
  const at = new Date(hosts.clock() + moment.offset).toISOString()
  const mails: SentMail[] = recipients.map(({ emailAddress }) => ({
    at,
    kind: 'mail',
    from: owner.address,
    to: emailAddress.address,
    subject: message.subject ?? '',
    ...(message.body ? { body: message.body.content } : {}),
  }))
  return { status: 202, headers: {}, mails }
}

/** Microsoft's samples spell the action's parameters `Message` and `SaveToSentItems` as well. */
function lowerFirst(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      `${name.charAt(0).toLowerCase()}${name.slice(1)}`,
      value,
    ]),
  )
}
