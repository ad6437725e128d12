/**
 * @module
 * The mapping an organization sets for its members (CON-5): what everybody starts from, or, fixed, what nobody but
 * who manages the integration may change.
 */
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'
import { contactMapping, mappingRows } from './mapping.ts'
import { mappingVersions } from './records.ts'

export const organizationMapping = z.extend(contactMapping, {
  /** Members see it and cannot change it; their own mappings rest meanwhile. */
  fixed: z.boolean(),
})
export type OrganizationMapping = z.infer<typeof organizationMapping>

export const saveOrganizationMapping = z.strictObject({
  /** null: none of its own, the default mapping. */
  rows: z.nullable(mappingRows),
  fixed: z.boolean(),
})
export type SaveOrganizationMapping = z.infer<typeof saveOrganizationMapping>

export const organizationMappingEndpoints = {
  organizationMapping: endpoint({
    method: 'GET',
    path: '/v1/settings/mapping',
    summary: "The organization's field mapping (ETag)",
    needs: 'manageIntegration',
    reply: organizationMapping,
  }),
  saveOrganizationMapping: endpoint({
    method: 'PUT',
    path: '/v1/settings/mapping',
    summary: "Set the organization's field mapping, and whether members may change it (If-Match)",
    needs: 'manageIntegration',
    body: saveOrganizationMapping,
    reply: organizationMapping,
  }),
  organizationMappingVersions: endpoint({
    method: 'GET',
    path: '/v1/settings/mapping/versions',
    summary: 'The mappings the organization had',
    needs: 'manageIntegration',
    reply: mappingVersions,
  }),
} as const
