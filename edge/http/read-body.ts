/**
 * @module
 * Reads a request's body up to a limit: a length that was announced is believed only when it is too
 * large, and what arrives is counted.
 */
import { fail, ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
import type { Refusal } from '../ports/hosts.ts'

export async function readText(request: Request, limit: number): Promise<Result<string, Refusal>> {
  const tooLarge = fail<Refusal>({
    code: 'payload-too-large',
    detail: `At most ${limit} bytes are taken.`,
  })
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge
  if (!request.body) return ok('')
  const chunks: Uint8Array[] = []
  let length = 0
  const reader: ReadableStreamDefaultReader<Uint8Array> = request.body.getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.byteLength
    if (length > limit) {
      await reader.cancel()
      return tooLarge
    }
    chunks.push(part.value)
  }
  return decode(chunks)
}

function decode(chunks: readonly Uint8Array[]): Result<string, Refusal> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })
  try {
    const parts = chunks.map((chunk) => decoder.decode(chunk, { stream: true }))
    return ok(parts.join('') + decoder.decode())
  } catch {
    return fail(notJson('The body is not UTF-8.'))
  }
}

const sendJson = fail<Refusal>({
  code: 'unsupported-media-type',
  detail: 'Send the body with Content-Type: application/json.',
})

export async function readJson(request: Request, limit: number): Promise<Result<unknown, Refusal>> {
  if (!isJson(request.headers.get('content-type'))) {
    return sendJson
  }
  const text = await readText(request, limit)
  return text.ok ? parseJson(text.value) : text
}

/** Nothing sent is `undefined`, whatever type was announced. */
export async function readOptionalJson(
  request: Request,
  limit: number,
): Promise<Result<unknown, Refusal>> {
  const text = await readText(request, limit)
  if (!text.ok) return text
  if (text.value === '') return ok(undefined)
  return isJson(request.headers.get('content-type')) ? parseJson(text.value) : sendJson
}

export function parseJson(text: string): Result<unknown, Refusal> {
  try {
    const value: unknown = JSON.parse(text)
    return ok(value)
  } catch {
    return fail(notJson('The body is not JSON.'))
  }
}

function isJson(contentType: string | null): boolean {
  const type = contentType?.split(';')[0]?.trim().toLowerCase() ?? ''
  return type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type)
}

function notJson(detail: string): Refusal {
  return {
    code: 'invalid-request',
    detail,
    errors: [{ pointer: '', code: 'not-json', detail }],
  }
}
