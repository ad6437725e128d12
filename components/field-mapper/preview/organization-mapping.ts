/**
 * @module
 * The organization's mapping in the mapper: read and saved in the place of the member's own, fixed for everybody or
 * given free; and, in a member's mapper, whose rows these are (CON-5).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping, MappingRow } from '../../../edge/contract/mapping.ts'
import type {
  OrganizationMapping,
  organizationMappingEndpoints,
} from '../../../edge/contract/organization-mapping.ts'
import { callBy } from '../../client/edge-client.ts'
import { organizationMappingRoutes } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { relativeTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'
import { isSameMapping } from '../mapper-state.ts'
import type { MappingSource } from '../mapping-controller.ts'

/** Only what this element got from the organization's endpoint is one of its mappings. */
const isOrganizations = (mapping: ContactMapping): mapping is OrganizationMapping =>
  'fixed' in mapping

const call = (client: O365Client) =>
  callBy<typeof organizationMappingEndpoints>(client.send, organizationMappingRoutes)

/** Rows that are the default ones are none of its own: they follow the CRM's fields. */
const bodyOf = (rows: MappingRow[], { defaults }: ContactMapping, fixed: boolean) => ({
  rows: isSameMapping(defaults, rows) ? null : rows,
  fixed,
})

export const organizationSource = (client: O365Client): MappingSource => ({
  read: () => call(client)('organizationMapping'),
  save: (rows, ifMatch, saved) =>
    call(client)('saveOrganizationMapping', {
      body: bodyOf(rows, saved, isOrganizations(saved) && saved.fixed),
      ifMatch,
    }),
})

/** Saves the rows as they are, for everybody to have or to begin with. */
const fixing =
  (client: O365Client, fixed: boolean): MappingSource['save'] =>
  (rows, ifMatch, saved) =>
    call(client)('saveOrganizationMapping', { body: bodyOf(rows, saved, fixed), ifMatch })

/** The mapper around it. */
type Host = { readonly client: O365Client | undefined; readonly dirty: boolean }

/** Above the table. @param save sends the rows in another way than usual */
export const whoseMapping = (
  t: Translate,
  locale: string,
  host: Host,
  saved: ContactMapping,
  locked: boolean,
  save: (by: MappingSource['save']) => unknown,
): TemplateResult | typeof nothing => {
  if (isOrganizations(saved)) return organizationBar(t, host, saved.fixed, locked, save)
  const { fixedBy, level } = saved
  if (fixedBy) {
    const words = { name: fixedBy.name, ago: relativeTime(locale, fixedBy.at, Date.now()) }
    return html`<p part="whose">${t('organization.fixed-by', words)}</p>`
  }
  if (locked) return html`<p class="muted">${t('mapper.readonly')}</p>`
  return level === 'organization'
    ? html`<p class="muted" part="whose">${t('organization.followed')}</p>`
    : nothing
}

const organizationBar = (
  t: Translate,
  { client, dirty }: Host,
  fixed: boolean,
  locked: boolean,
  save: (by: MappingSource['save']) => unknown,
) => html`
  <div class="whose" part="whose">
    <p id="whose">${t(fixed ? 'organization.fixed' : 'organization.free')}</p>
    ${
      locked
        ? nothing
        : html`<button
            class="button"
            type="button"
            aria-describedby="whose"
            aria-disabled=${dirty}
            title=${dirty ? t('organization.first') : nothing}
            @click=${() => !dirty && client && save(fixing(client, !fixed))}
          >
            ${t(fixed ? 'organization.let' : 'organization.fix')}
          </button>`
    }
  </div>
`
