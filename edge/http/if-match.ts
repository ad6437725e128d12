/**
 * @module
 * Which version a conditional save was made from (RFC 9110 §13.1.1): nobody overwrites what he has not seen.
 */
import type { Context } from 'hono'
import { fail, ok } from '../domain/result.ts'
import type { Result } from '../domain/result.ts'
import type { Refusal } from '../ports/hosts.ts'
import type { AppEnv } from './types.ts'

/**
 * `"v"` is the rule; for `*` and lists the present version is looked up.
 *
 * @param what what is saved, for the sentence people read
 * @param present answers the present version; null: it cannot be told now
 */
export async function versionMeant(
  context: Context<AppEnv>,
  what: string,
  present: () => Promise<string | null>,
): Promise<Result<string, Refusal>> {
  const header = context.req.header('If-Match')
  if (header === undefined) {
    const detail = `Send If-Match with the ETag of the ${what} you changed.`
    return fail({ code: 'precondition-required', detail })
  }
  const text = header.trim()
  const tags = [...text.matchAll(/"([^"]*)"/g)].map(([, version]) => version ?? '')
  const [only, ...more] = tags
  if (text !== '*' && only === undefined) return fail(malformed)
  if (text !== '*' && only !== undefined && more.length === 0) return ok(only)
  const version = await present()
  const meant = version !== null && (text === '*' || tags.includes(version))
  return ok(meant ? version : (only ?? ''))
}

const malformed: Refusal = {
  code: 'invalid-request',
  detail: 'If-Match holds an ETag in double quotes.',
  errors: [{ pointer: '/header/if-match', code: 'invalid-format', detail: 'Expected "version".' }],
}
