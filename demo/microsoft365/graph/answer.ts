/**
 * @module
 * A reply as it goes out over HTTP: transport headers and the finished error envelope (graph-contract §0, §9).
 */
import type { GraphReply } from '../frame.ts'

/** What is the same for the whole exchange. */
export type Exchange = { requestId: string; clientRequestId: string; now: number }

const JSON_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8'
/** Names as in a real answer; the region and the rest are made up. */
const DIAGNOSTIC = JSON.stringify({
  ServerInfo: {
    DataCenter: 'Sandbox',
    Slice: 'E',
    Ring: '1',
    ScaleUnit: '001',
    RoleInstance: 'SANDBOX0001',
  },
})

export function toResponse(reply: GraphReply, exchange: Exchange): Response {
  const { body, headers } = finish(reply, exchange)
  const all = new Headers({ ...transport(exchange), ...headers })
  return new Response(body as BodyInit | null, { status: reply.status, headers: all })
}

/** One item of a $batch: headers without those of the transport, binary bodies as base64 (graph-contract §5). */
export function toBatchItem(id: string, reply: GraphReply, exchange: Exchange): BatchItem {
  const item: BatchItem = {
    id,
    status: reply.status,
    headers: { 'Cache-Control': 'no-cache', ...reply.headers },
  }
  if (reply.raw) {
    item.headers['Content-Type'] = reply.raw.contentType
    item.body = typeof reply.raw.data === 'string' ? reply.raw.data : base64(reply.raw.data)
    return item
  }
  if (reply.body === undefined) return item
  item.headers['Content-Type'] = reply.status < 400 ? JSON_TYPE : 'application/json'
  item.body = reply.status < 400 ? reply.body : withInnerError(reply.body, exchange)
  return item
}
export type BatchItem = {
  id: string
  status: number
  headers: Record<string, string>
  body?: unknown
}

function transport({ requestId, clientRequestId, now }: Exchange): Record<string, string> {
  return {
    'Cache-Control': 'private',
    'Strict-Transport-Security': 'max-age=31536000',
    'request-id': requestId,
    'client-request-id': clientRequestId,
    'x-ms-ags-diagnostic': DIAGNOSTIC,
    'OData-Version': '4.0',
    Date: new Date(now).toUTCString(),
  }
}

function finish(
  reply: GraphReply,
  exchange: Exchange,
): { body: string | Uint8Array | null; headers: Record<string, string> } {
  const { raw, headers } = reply
  if (raw) return { body: raw.data, headers: { ...headers, 'Content-Type': raw.contentType } }
  if (reply.body === undefined || reply.status === 204) return { body: null, headers }
  if (reply.status < 400)
    return { body: JSON.stringify(reply.body), headers: { ...headers, 'Content-Type': JSON_TYPE } }
  const body = JSON.stringify(withInnerError(reply.body, exchange))
  return { body, headers: { ...headers, 'Content-Type': 'application/json' } }
}

function withInnerError(body: unknown, { requestId, clientRequestId, now }: Exchange): unknown {
  if (!isEnvelope(body)) return body
  const inner = {
    date: new Date(now).toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': clientRequestId,
  }
  return {
    error: {
      ...body.error,
      innerError: { ...inner, ...(body.error['innerError'] as object | undefined) },
    },
  }
}

function isEnvelope(body: unknown): body is { error: Record<string, unknown> } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null
  )
}

export function base64(data: Uint8Array): string {
  let text = ''
  for (let at = 0; at < data.length; at += 0x8000)
    text += String.fromCharCode(...data.subarray(at, at + 0x8000))
  return btoa(text)
}
