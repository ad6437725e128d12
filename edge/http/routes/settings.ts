/**
 * @module
 * The organization's rules of the sync: everybody may read them, who manages the integration may set them
 * (CAL-4, CAL-5, SYN-1).
 */
import { settingsEndpoints } from '../../contract/settings.ts'
import type { SavedSyncSettings } from '../../contract/settings.ts'
import type { Handle, Input, Serve } from '../bind.ts'
import { versionMeant } from '../if-match.ts'

export function settingsRoutes(serve: Serve): void {
  serve(settingsEndpoints.syncSettings, async (input) => {
    const answer = await input.org.syncSettings()
    if (answer.ok) tag(input, answer.value)
    return answer
  })
  serve(settingsEndpoints.saveSyncSettings, save)
  serve(settingsEndpoints.previewInvitations, ({ org }) => org.previewInvitations())
}

const save: Handle<typeof settingsEndpoints.saveSyncSettings> = async (input) => {
  const { org, actor, body, context } = input
  const version = await versionMeant(context, 'settings', async () => {
    const present = await org.syncSettings()
    return present.ok ? present.value.version : null
  })
  if (!version.ok) return version
  const address = context.req.header('CF-Connecting-IP') ?? null
  const doer = { who: actor, from: { via: 'crm-page' as const, address } }
  const answer = await org.saveSyncSettings(doer, body.settings, version.value)
  if (answer.ok) tag(input, answer.value)
  return answer
}

function tag({ context }: Pick<Input<unknown>, 'context'>, { version }: SavedSyncSettings): void {
  context.header('ETag', `"${version}"`)
}
