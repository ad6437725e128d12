/**
 * @module
 * The organization's rules of the sync and its contacts mapping: who manages the integration may set them, the rules
 * everybody may read (CAL-4, CAL-5, CON-5, SYN-1).
 */
import { organizationMappingEndpoints } from '../../contract/organization-mapping.ts'
import { settingsEndpoints } from '../../contract/settings.ts'
import type { Doer } from '../../ports/people-host.ts'
import type { Handle, Input, Serve } from '../bind.ts'
import { versionMeant } from '../if-match.ts'

export function settingsRoutes(serve: Serve): void {
  serve(settingsEndpoints.syncSettings, async (input) => {
    const answer = await input.org.syncSettings()
    if (answer.ok) tag(input, answer.value)
    return answer
  })
  serve(settingsEndpoints.saveSyncSettings, save)
  serve(organizationMappingEndpoints.organizationMapping, async (input) => {
    const answer = await input.org.organizationMapping()
    if (answer.ok) tag(input, answer.value)
    return answer
  })
  serve(organizationMappingEndpoints.saveOrganizationMapping, saveMapping)
  serve(organizationMappingEndpoints.organizationMappingVersions, ({ org }) =>
    org.organizationMappingVersions(),
  )
  serve(settingsEndpoints.previewInvitations, ({ org }) => org.previewInvitations())
}

const save: Handle<typeof settingsEndpoints.saveSyncSettings> = async (input) => {
  const { org, body, context } = input
  const version = await versionMeant(context, 'settings', async () => {
    const present = await org.syncSettings()
    return present.ok ? present.value.version : null
  })
  if (!version.ok) return version
  const answer = await org.saveSyncSettings(doerOf(input), body.settings, version.value)
  if (answer.ok) tag(input, answer.value)
  return answer
}

const saveMapping: Handle<typeof organizationMappingEndpoints.saveOrganizationMapping> = async (
  input,
) => {
  const { org, body, context } = input
  const version = await versionMeant(context, 'mapping', async () => {
    const present = await org.organizationMapping()
    return present.ok ? present.value.version : null
  })
  if (!version.ok) return version
  const answer = await org.saveOrganizationMapping(doerOf(input), body, version.value)
  if (answer.ok) tag(input, answer.value)
  return answer
}

const doerOf = ({ actor, context }: Pick<Input<unknown>, 'actor' | 'context'>): Doer => ({
  who: actor,
  from: { via: 'crm-page', address: context.req.header('CF-Connecting-IP') ?? null },
})

function tag(
  { context }: Pick<Input<unknown>, 'context'>,
  { version }: { readonly version: string },
): void {
  context.header('ETag', `"${version}"`)
}
