/**
 * @module
 * The validation handshake: an endpoint proves that it wants notifications (graph-contract §7.3).
 */
import type { GraphReply } from '../frame.ts'
import { errorReply } from '../graph/errors.ts'

const ANSWER_WITHIN_MS = 10_000
const LONGEST_ANSWER = 4096

export type Handshake = { fetch(request: Request): Promise<Response>; requestId: string }

/** Undefined when the endpoint answered as it must. */
export async function shakeHands(
  url: string,
  { fetch, requestId }: Handshake,
): Promise<GraphReply | undefined> {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${requestId}`
  const target = `${url}${url.includes('?') ? '&' : '?'}validationToken=${encodeURIComponent(token)}`
  try {
    const response = await fetch(
      new Request(target, {
        method: 'POST',
        headers: { 'Content-Type': 'text/plain; charset=utf-8' },
        body: '',
        redirect: 'manual',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }),
    )
    const text = (await response.text()).slice(0, LONGEST_ANSWER)
    const plain = /^text\/plain/i.test(response.headers.get('content-type') ?? '')
    return response.status === 200 && plain && text === token ? undefined : refused()
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError'
    return late
      ? errorReply(400, 'ValidationError', 'Subscription validation request timed out.')
      : refused()
  }
}

function refused(): GraphReply {
  return errorReply(
    400,
    'ValidationError',
    'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
  )
}
