/**
 * @module
 * Answers about an organization's settings and mappings, for a fake edge.
 */
import type { organizationMappingEndpoints } from '../../edge/contract/organization-mapping.ts'
import type { MappingVersions } from '../../edge/contract/records.ts'
import type {
  InvitationsPreview,
  SavedSyncSettings,
  settingsEndpoints,
} from '../../edge/contract/settings.ts'
import { ok } from '../../edge/domain/result.ts'
import { defaultSyncSettings } from '../../edge/policy.ts'
import type { FakeOptions } from './fake-edge.ts'

export const mapping = {
  version: 'v1',
  isDefault: true,
  savedAt: null,
  savedBy: null,
  rows: [],
  defaults: [],
  crmFields: [],
  outlookFields: [],
  issues: [],
}

export const mappingVersions: MappingVersions = {
  versions: [
    { version: 'm1', savedAt: '2026-11-22T10:00:00.000Z', savedBy: 'Marcus', rows: mapping.rows },
  ],
}

const syncSettings: SavedSyncSettings = {
  version: 's0',
  isDefault: true,
  savedAt: null,
  savedBy: null,
  settings: defaultSyncSettings,
  defaults: defaultSyncSettings,
}

const invitationsPreview: InvitationsPreview = {
  members: 2,
  events: 12,
  people: 34,
  estimated: false,
}

const organizationMapping = { ...mapping, version: 'o0', fixed: false }

export const settingsReplies: Record<
  keyof typeof settingsEndpoints | keyof typeof organizationMappingEndpoints,
  unknown
> = {
  syncSettings,
  saveSyncSettings: { ...syncSettings, version: 's1' },
  previewInvitations: invitationsPreview,
  organizationMapping,
  saveOrganizationMapping: { ...organizationMapping, version: 'o1' },
  organizationMappingVersions: mappingVersions,
}

export const settingsAnswers = {
  syncSettings: async () => ok(syncSettings),
  saveSyncSettings: async () => ok({ ...syncSettings, version: 's1' }),
  previewInvitations: async () => ok(invitationsPreview),
  organizationMapping: async () => ok(organizationMapping),
  saveOrganizationMapping: async () => ok({ ...organizationMapping, version: 'o1' }),
  organizationMappingVersions: async () => ok(mappingVersions),
} satisfies FakeOptions['org']
