/**
 * @module
 * Groups of the tenant, and everybody who is in one or in a group inside it (USR-5).
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Group, Person } from '../../../edge/contract/people.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import type { Result } from '../../../edge/domain/result.ts'
import type { CallProblem } from '../../client/call-problem.ts'
import type { CallOf } from '../../client/edge-client.ts'
import type { PeopleTable } from '../../client/late-routes.ts'
import type { Translate } from '../../i18n/message.ts'

export type Groups = {
  readonly list: readonly Group[] | undefined
  /** The group whose people are being read. */
  readonly adding: Group | undefined
}

type Acts = { search(text: string): void; add(group: Group): void }

export const groupList = (
  t: Translate,
  { list, adding }: Groups,
  acts: Acts,
): TemplateResult => html`
  <input
    type="search"
    maxlength="200"
    aria-label=${t('groups.search')}
    placeholder=${t('groups.search')}
    @input=${(event: Event) => {
      event.stopPropagation()
      acts.search((event.currentTarget as HTMLInputElement).value)
    }}
    @change=${(event: Event) => event.stopPropagation()}
  />
  ${list === undefined ? html`<p class="muted small">${t('loading')}</p>` : nothing}
  ${list?.length === 0 ? html`<p class="muted small">${t('groups.none')}</p>` : nothing}
  ${
    list?.length
      ? html`<ul class="scroll" role="list" tabindex="0" aria-label=${t('groups.title')}>
          ${list.map((group) => row(t, group, adding, acts))}
        </ul>`
      : nothing
  }
`

const row = (t: Translate, group: Group, adding: Group | undefined, acts: Acts) => html`
  <li>
    <span>
      <bdi>${group.displayName}</bdi>
      ${group.description ? html`<span class="small muted">${group.description}</span>` : nothing}
    </span>
    <button
      class="button"
      type="button"
      aria-disabled=${adding !== undefined}
      @click=${() => adding ?? acts.add(group)}
    >
      ${t('groups.add', { name: group.displayName })}
    </button>
  </li>
`

/** More than the edge invites at once. */
const MAX_MEMBERS = 1000

export const membersOf = async (
  call: CallOf<PeopleTable>,
  { id }: Group,
): Promise<Result<readonly Person[], CallProblem>> => {
  const people: Person[] = []
  let cursor: string | undefined
  do {
    const result = await call('groupMembers', { params: { id }, query: { cursor, limit: 200 } })
    if (!result.ok) return fail(result.failure)
    people.push(...result.value.value.users)
    cursor = result.value.value.cursor ?? undefined
  } while (cursor !== undefined && people.length < MAX_MEMBERS)
  return ok(people)
}
