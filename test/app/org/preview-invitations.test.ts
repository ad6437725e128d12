/**
 * @module
 * CAL-8: before invitations are switched on it is said about how many people they would reach.
 */
import { expect, it } from 'vitest'
import { previewInvitations } from '../../../edge/app/org/preview-invitations.ts'
import { readSettings } from '../../../edge/app/org/settings.ts'
import { join } from '../../../edge/app/org/take-part.ts'
import { fail, ok } from '../../../edge/domain/result.ts'
import { defaultSyncSettings } from '../../../edge/policy.ts'
import type { CrmListing, CrmRecord } from '../../../edge/ports/crm.ts'
import { orgStage } from './org-stage.ts'

const event = (...people: string[]): CrmRecord => ({
  ...{ id: 'e', version: '1', ownerId: null, origin: 'manual', lastChange: 'ui', updatedAt: 0 },
  fields: { description: { text: '', people } },
})

/** Pages of each member's events; `null`: the CRM does not answer for him. */
async function scene(
  calendars: Readonly<Record<string, readonly (readonly CrmRecord[])[] | null>>,
) {
  const { org, crm } = orgStage()
  const listings: CrmListing[] = []
  for (const id of Object.keys(calendars)) {
    crm.state.members.push({ id, email: `${id}@own.example`, name: id, active: id !== 'left' })
    await join(org, id)
  }
  crm.state.members.push({ id: 'off', email: 'off@own.example', name: 'Off', active: true })
  const list: typeof org.crm.list = async (owner, listing, cursor) => {
    listings.push(listing)
    const pages = calendars[owner]
    const at = Number(cursor ?? 0)
    if (!pages) return fail({ kind: 'later', detail: 'busy' })
    return ok({ records: pages[at] ?? [], cursor: at + 1 < pages.length ? String(at + 1) : null })
  }
  return {
    org,
    crm,
    listings,
    preview: () => previewInvitations({ ...org, crm: { ...org.crm, list } }),
  }
}

it('counts who could be mailed in the events ahead of those who take part', async () => {
  const { preview, listings } = await scene({
    ann: [[event('A <a@x.example>', 'B <b@x.example>'), event()], [event('C <c@x.example>')]],
    bob: [[event('Bob <BOB@own.example>', 'Walk In <>')]],
    left: [[event('D <d@x.example>')]],
  })
  expect(await preview()).toEqual(ok({ members: 2, events: 2, people: 3, estimated: false }))
  expect(listings.every((one) => one.stream === 'calendar' && one.which === 'future')).toBe(true)
})

it('estimates where there is more than can be asked while a person waits', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 80 }, (_, at) => [`m${at}`, [[event('A <a@x.example>')]]]),
  )
  const { preview, listings } = await scene(many)
  expect(await preview()).toEqual(ok({ members: 80, events: 80, people: 80, estimated: true }))
  expect(listings).toHaveLength(40)
  const deep = await scene({ ann: Array.from({ length: 9 }, () => [event('A <a@x.example>')]) })
  expect(await deep.preview()).toMatchObject({ value: { people: 3, estimated: true } })
})

it('says that the CRM does not answer instead of a number that is not one', async () => {
  const { preview } = await scene({ ann: [[event('A <a@x.example>')]], bob: null })
  expect(await preview()).toMatchObject({ ok: false, failure: { code: 'upstream-unavailable' } })
})

it('nobody is there yet: nobody would be mailed', async () => {
  const { preview } = await scene({})
  expect(await preview()).toEqual(ok({ members: 0, events: 0, people: 0, estimated: false }))
})

it('rules saved before there were invitations agreed to none', async () => {
  const { org } = orgStage()
  const { invitations: _, ...older } = defaultSyncSettings
  const settings = older as typeof defaultSyncSettings
  org.store.saveSyncSettings({ version: 1, settings, savedAt: 0, savedBy: 'Amelia' })
  expect(readSettings(org).settings.invitations).toBe('never')
})
