/**
 * @module
 * Mappings saved earlier, with who and when (CON-5). Restoring puts the rows into the table: what that
 * means is seen there before it is saved, and If-Match holds as for any other change.
 */
import { html, nothing } from 'lit'
import type { ReactiveControllerHost, TemplateResult } from 'lit'
import type { MappingRow } from '../../../edge/contract/mapping.ts'
import type { MappingVersions } from '../../../edge/contract/records.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import { callBy } from '../../client/edge-client.ts'
import { organizationMappingRoutes, versionRoutes } from '../../client/late-routes.ts'
import type { OrganizationMappingTable, VersionTable } from '../../client/late-routes.ts'
import type { O365Client } from '../../client/o365-client.ts'
import { problemNotice } from '../../element/problem-notice.ts'
import { exactTime } from '../../i18n/format.ts'
import type { Translate } from '../../i18n/message.ts'

type Version = MappingVersions['versions'][number]
type Look = (rows: readonly MappingRow[], time: string) => void

export class VersionsPanel {
  readonly #host: ReactiveControllerHost
  readonly #look: Look
  #versions: readonly Version[] | undefined
  #problem: CallProblem | undefined

  /** @param organization the organization's, not the member's own */
  constructor(host: ReactiveControllerHost, client: O365Client, organization: boolean, look: Look) {
    this.#host = host
    this.#look = look
    void this.#load(client, organization)
  }

  render(t: Translate, locale: string, current: string): TemplateResult {
    return html`
      <section class="versions" part="versions" aria-label=${t('versions.title')}>
        ${this.#problem ? problemNotice(t, this.#problem) : nothing}
        ${this.#list(t, locale, current)}
      </section>
    `
  }

  #list(t: Translate, locale: string, current: string): TemplateResult | typeof nothing {
    if (this.#problem) return nothing
    if (!this.#versions) return html`<p class="muted small">${t('loading')}</p>`
    if (this.#versions.length === 0) return html`<p class="muted">${t('versions.none')}</p>`
    return html`<ul>
      ${this.#versions.map((version) => this.#row(t, locale, current, version))}
    </ul>`
  }

  #row(t: Translate, locale: string, current: string, each: Version): TemplateResult {
    const time = exactTime(locale, each.savedAt)
    return html`
      <li>
        <span>
          <time datetime=${each.savedAt}>${time}</time>
          <span class="small muted">
            ${t('versions.by', { name: each.savedBy })} ·
            ${t('versions.rows', { n: each.rows.length })}
          </span>
        </span>
        ${
          each.version === current
            ? html`<span class="small muted">${t('versions.now')}</span>`
            : html`<button
                class="button"
                type="button"
                aria-label=${`${t('versions.look')}: ${time}`}
                @click=${() => this.#look(each.rows, time)}
              >
                ${t('versions.look')}
              </button>`
        }
      </li>
    `
  }

  async #load({ send }: O365Client, organization: boolean): Promise<void> {
    const result = organization
      ? await callBy<OrganizationMappingTable>(
          send,
          organizationMappingRoutes,
        )('organizationMappingVersions')
      : await callBy<VersionTable>(send, versionRoutes)('mappingVersions')
    if (result.ok) this.#versions = result.value.value.versions
    else this.#problem = result.failure
    this.#host.requestUpdate()
  }
}
