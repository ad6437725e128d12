/**
 * @module
 * The field mapping of contacts. Saving needs the version it was made from (If-Match), so that two open
 * dialogs cannot undo each other unseen (CON-1, CON-5).
 */
import { endpoints } from '../../contract/endpoints.ts'
import type { ContactMapping } from '../../contract/mapping.ts'
import type { Handle, Input, Serve } from '../bind.ts'
import { versionMeant } from '../if-match.ts'

type Save = typeof endpoints.saveMapping

export function mappingRoutes(serve: Serve): void {
  serve(endpoints.contactMapping, async (input) => {
    const answer = await input.mailbox.mapping(input.actor)
    if (answer.ok) tag(input, answer.value)
    return answer
  })
  serve(endpoints.saveMapping, save)
  serve(endpoints.mappingVersions, ({ mailbox }) => mailbox.mappingVersions())
  serve(endpoints.findContacts, ({ mailbox, actor, query }) =>
    mailbox.findContacts(actor, query.search),
  )
  serve(endpoints.previewMapping, ({ mailbox, actor, body }) =>
    mailbox.previewMapping(actor, body.rows, body.crmId ?? null),
  )
}

const save: Handle<Save> = async (input) => {
  const { mailbox, actor, body, context } = input
  const version = await versionMeant(context, 'mapping', async () => {
    const present = await mailbox.mapping(actor)
    return present.ok ? present.value.version : null
  })
  if (!version.ok) return version
  const answer = await mailbox.saveMapping(actor, body.rows, version.value)
  if (answer.ok) tag(input, answer.value)
  return answer
}

function tag(input: Pick<Input<Save>, 'context'>, mapping: ContactMapping): void {
  input.context.header('ETag', `"${mapping.version}"`)
}
