/**
 * @module
 * The tenant as `organization`, and its products (graph-contract §1.5).
 */
import type { GraphReply } from '../frame.ts'
import { noSuchDirectoryObject } from '../graph/errors.ts'
import { contextUrl, ok } from './call.ts'
import type { DirectoryContext } from './call.ts'
import type { TenantFacts } from './tenants.ts'

export function organization(context: DirectoryContext, tenant: TenantFacts): GraphReply {
  const [, id] = context.segments
  const select = context.query
    .get('$select')
    ?.split(',')
    .map((one) => one.trim())
  const whole = describe(tenant)
  const shown = select
    ? Object.fromEntries(Object.entries(whole).filter(([name]) => select.includes(name)))
    : whole
  if (id === undefined)
    return ok({
      '@odata.context': contextUrl(context.origin, 'organization', select),
      value: [shown],
    })
  if (id.toLowerCase() !== tenant.id) return noSuchDirectoryObject(id)
  return ok({
    '@odata.context': contextUrl(context.origin, 'organization', select, true),
    ...shown,
  })
}

function describe(tenant: TenantFacts): Record<string, unknown> {
  return {
    id: tenant.id,
    deletedDateTime: null,
    businessPhones: [],
    city: null,
    country: null,
    countryLetterCode: tenant.countryLetterCode,
    createdDateTime: '2024-03-01T08:00:00Z',
    defaultUsageLocation: null,
    displayName: tenant.displayName,
    marketingNotificationEmails: [],
    onPremisesLastSyncDateTime: null,
    onPremisesSyncEnabled: null,
    postalCode: null,
    preferredLanguage: 'en',
    securityComplianceNotificationMails: [],
    securityComplianceNotificationPhones: [],
    state: null,
    street: null,
    technicalNotificationMails: [`admin@${tenant.domain}`],
    tenantType: 'AAD',
    assignedPlans: [],
    provisionedPlans: [],
    verifiedDomains: [
      {
        capabilities: 'Email, OfficeCommunicationsOnline',
        isDefault: true,
        isInitial: true,
        name: tenant.domain,
        type: 'Managed',
      },
    ],
  }
}

export function subscribedSkus(context: DirectoryContext): GraphReply {
  const { total = 0 } =
    context.sql.all<{ total: number }>(
      "SELECT count(*) AS total FROM user WHERE json_array_length(doc, '$.assignedLicenses') > 0",
    )[0] ?? {}
  const skuId = '6fd2c87f-b296-42f0-b197-1e91e994b900'
  const value = [
    {
      id: `${context.caller.tenantId}_${skuId}`,
      accountName: 'contoso',
      accountId: context.caller.tenantId,
      appliesTo: 'User',
      capabilityStatus: 'Enabled',
      consumedUnits: total,
      skuId,
      skuPartNumber: 'ENTERPRISEPACK',
      subscriptionIds: [],
      prepaidUnits: { enabled: total + 25, suspended: 0, warning: 0, lockedOut: 0 },
      servicePlans: [],
    },
  ]
  return ok({ '@odata.context': contextUrl(context.origin, 'subscribedSkus'), value })
}
