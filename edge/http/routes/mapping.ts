/**
 * @module
 * The field mapping of contacts. Saving needs the version it was made from (If-Match), so that two open
 * dialogs cannot undo each other unseen (CON-1, CON-5).
 */
import { endpoints } from '../../contract/endpoints.ts'
import type { ContactMapping } from '../../contract/mapping.ts'
import { fail } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Handle, Input, Serve } from '../bind.ts'

type Save = typeof endpoints.saveMapping

export function mappingRoutes(serve: Serve): void {
  serve(endpoints.contactMapping, async (input) => {
    const answer = await input.mailbox.mapping(input.actor)
    if (answer.ok) tag(input, answer.value)
    return answer
  })
  serve(endpoints.saveMapping, save)
  serve(endpoints.mappingVersions, ({ mailbox }) => mailbox.mappingVersions())
  serve(endpoints.previewMapping, ({ mailbox, actor, body }) =>
    mailbox.previewMapping(actor, body.rows, body.crmId ?? null),
  )
}

const save: Handle<Save> = async (input) => {
  const { mailbox, actor, body, context } = input
  const header = context.req.header('If-Match')
  if (header === undefined) return fail(withoutVersion)
  const version = await versionMeant(input, header)
  if (version === null) return fail(malformed)
  const answer = await mailbox.saveMapping(actor, body.rows, version)
  if (answer.ok) tag(input, answer.value)
  return answer
}

/** `"v"` is the rule; for `*` and lists (RFC 9110 §13.1.1) the present version is looked up. */
async function versionMeant(input: Input<Save>, header: string): Promise<string | null> {
  const text = header.trim()
  const tags = [...text.matchAll(/"([^"]*)"/g)].map(([, version]) => version ?? '')
  const [only, ...more] = tags
  if (text !== '*' && only === undefined) return null
  if (text !== '*' && only !== undefined && more.length === 0) return only
  const present = await input.mailbox.mapping(input.actor)
  if (!present.ok) return only ?? ''
  const { version } = present.value
  return text === '*' || tags.includes(version) ? version : (only ?? '')
}

function tag(input: Pick<Input<Save>, 'context'>, mapping: ContactMapping): void {
  input.context.header('ETag', `"${mapping.version}"`)
}

const withoutVersion: Refusal = {
  code: 'precondition-required',
  detail: 'Send If-Match with the ETag of the mapping you changed.',
}

const malformed: Refusal = {
  code: 'invalid-request',
  detail: 'If-Match holds an ETag in double quotes.',
  errors: [{ pointer: '/header/if-match', code: 'invalid-format', detail: 'Expected "version".' }],
}
