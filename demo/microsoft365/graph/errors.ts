/**
 * @module
 * Graph's error envelope (graph-contract §9). `code` is the contract; messages are what was seen of the service.
 */
import type { GraphReply } from '../frame.ts'

export function errorReply(
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): GraphReply {
  return { status, headers, body: { error: { code, message } } }
}

export const unknownSegment = (segment: string) =>
  errorReply(400, 'BadRequest', `Resource not found for the segment '${segment}'.`)
export const unsupportedMethod = (method: string) =>
  errorReply(
    405,
    'BadRequest',
    `The requested operation ${method} is not supported on this resource.`,
  )
export const outlookDenied = () =>
  errorReply(403, 'ErrorAccessDenied', 'Access is denied. Check credentials and try again.')
export const directoryDenied = () =>
  errorReply(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  )
export const noSuchDirectoryObject = (id: string) =>
  errorReply(
    404,
    'Request_ResourceNotFound',
    `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`,
  )
export const invalidUser = (key: string) =>
  errorReply(404, 'ErrorInvalidUser', `The requested user '${key}' is invalid.`)
export const noMailbox = () =>
  errorReply(
    404,
    'MailboxNotEnabledForRESTAPI',
    'The mailbox is either inactive, soft-deleted, or is hosted on-premise.',
  )
export const mailboxMoving = () =>
  errorReply(503, 'MailboxInfoStale', 'The mailbox information is stale.', { 'Retry-After': '10' })
export const badRequest = (message: string) => errorReply(400, 'BadRequest', message)
export const unsupportedQuery = (message: string) =>
  errorReply(400, 'Request_UnsupportedQuery', message)
export const badQuery = (message: string) => errorReply(400, 'Request_BadRequest', message)
export const throttled = (message: string, retryAfter: number) =>
  errorReply(429, 'ApplicationThrottled', message, { 'Retry-After': String(retryAfter) })

/** The code Graph is known to use with a status, for faults that name none. */
export function usualCode(status: number): string {
  const codes: Record<number, string> = {
    400: 'BadRequest',
    401: 'InvalidAuthenticationToken',
    403: 'ErrorAccessDenied',
    404: 'ErrorItemNotFound',
    409: 'ErrorFolderExists',
    410: 'SyncStateNotFound',
    412: 'ErrorIrresolvableConflict',
    429: 'ApplicationThrottled',
    500: 'ErrorInternalServerError',
  }
  return codes[status] ?? 'UnknownError'
}
