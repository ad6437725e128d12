/**
 * @module
 * The way of one HTTP request through Graph: log, fault rules, token, service, answer.
 */
import type { GraphReply } from '../frame.ts'
import type { Hosts } from '../platform/hosts.ts'
import { toResponse } from './answer.ts'
import type { Exchange } from './answer.ts'
import type { Authenticate, Authenticated } from './authenticate.ts'
import { answerBatch } from './batch.ts'
import { errorReply } from './errors.ts'
import { serve } from './serve.ts'
import type { Served } from './serve.ts'
import type { PlainRequest } from './serving.ts'

/** REST calls take bodies up to 4 MB (graph-contract §0). */
const LARGEST_BODY = 4 * 1024 * 1024

export type DoorPlatform = { hosts: Hosts; authenticate: Authenticate }

export function makeDoor({ hosts, authenticate }: DoorPlatform) {
  return async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const requestId = crypto.randomUUID()
    const { moment, calls } = await hosts.controls.begin([
      { method: request.method, path: url.pathname },
    ])
    const { n, fault } = calls[0] ?? { n: 0, fault: undefined }
    const exchange: Exchange = {
      requestId,
      clientRequestId: request.headers.get('client-request-id') ?? requestId,
      now: hosts.clock() + moment.offset,
    }
    const who = await authenticate(request.headers.get('authorization'), moment, url.origin)
    const plain = await readRequest(request, url)
    const served = await (async (): Promise<Served> => {
      if ('refused' in who) return { reply: who.refused, mails: [] }
      if (plain === 'too large') return { reply: tooLarge(), mails: [] }
      const serving = { hosts, moment, origin: url.origin, ...who }
      if (/^\/v1\.0\/(\$|%24)batch$/i.test(url.pathname))
        return {
          reply: await answerBatch(serving, plain, { exchange, n, ...(fault ? { fault } : {}) }),
          mails: [],
        }
      return serve(serving, plain, fault, { beside: 0 })
    })()
    await hosts.controls.end([{ n, status: served.reply.status, user: nameOf(who) }], served.mails)
    return toResponse(served.reply, exchange)
  }
}

export function nameOf(who: Authenticated | { refused: GraphReply }): string | null {
  if ('refused' in who) return null
  return who.person?.upn ?? who.caller.appId
}

async function readRequest(request: Request, url: URL): Promise<PlainRequest | 'too large'> {
  const plain: PlainRequest = {
    method: request.method,
    path: url.pathname,
    search: url.search,
    headers: Object.fromEntries([...request.headers].filter(([name]) => name !== 'authorization')),
  }
  if (request.method === 'GET' || request.method === 'HEAD' || request.body === null) return plain
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.length > LARGEST_BODY) return 'too large'
  if (bytes.length === 0) return plain
  return { ...plain, ...readBody(bytes, request.headers.get('content-type') ?? '') }
}

/** Anything but a picture is read as JSON, whatever it calls itself. */
function readBody(
  bytes: Uint8Array,
  contentType: string,
): Pick<PlainRequest, 'body' | 'unreadable'> {
  if (/^(image\/|application\/octet-stream)/i.test(contentType)) return { body: bytes }
  try {
    return {
      body: JSON.parse(
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes),
      ) as unknown,
    }
  } catch {
    return { unreadable: true }
  }
}

function tooLarge(): GraphReply {
  return errorReply(413, 'RequestEntityTooLarge', 'The request body is larger than 4 MB.')
}
