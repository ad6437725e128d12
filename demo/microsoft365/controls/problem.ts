/**
 * @module
 * Bad input to a sandbox control: an RFC 9457 problem with a JSON pointer, and nothing changed.
 */
import type * as z from 'zod'

export function problem(status: number, code: string, detail: string, pointer?: string): Response {
  const body = {
    type: `urn:sandbox:${code}`,
    code,
    title: code,
    status,
    detail,
    ...(pointer === undefined ? {} : { errors: [{ pointer, detail }] }),
  }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json' },
  })
}

export const unknownPerson = (user: string) =>
  problem(404, 'unknown-person', `There is no person ${user}.`, '#/user')

/** The body checked, or the problem to answer. An absent body is an empty object. */
export async function readBody<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
): Promise<z.infer<Shape> | Response> {
  const text = await request.text()
  let body: unknown
  try {
    body = text.trim() === '' ? {} : JSON.parse(text)
  } catch {
    return problem(400, 'invalid-json', 'The body is no JSON.', '#')
  }
  const read = shape.safeParse(body)
  if (read.success) return read.data
  const [issue] = read.error.issues
  return problem(
    400,
    'invalid-body',
    issue?.message ?? 'invalid',
    `#/${(issue?.path ?? []).join('/')}`,
  )
}
