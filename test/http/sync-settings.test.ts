/**
 * @module
 * The organization's rules of the sync over HTTP: who may set them, what is refused, and that nobody
 * overwrites what he has not seen (CAL-4, CAL-5, SYN-1).
 */
import { describe, expect, it } from 'vitest'
import { defaultSyncSettings } from '../../edge/policy.ts'
import { as, fakeEdge, problemOf, refused, sending } from './fake-edge.ts'
import { orgAnswers } from './replies.ts'

const path = '/v1/settings/sync'
const administrator = 'northwind amelia manageIntegration'
const put = (settings: unknown, headers: Record<string, string> = { 'if-match': '"s0"' }) =>
  sending(administrator, 'PUT', { settings }, headers)
const saved = (calls: readonly { method: string; args: readonly unknown[] }[]) =>
  calls.filter(({ method }) => method === 'saveSyncSettings')

describe('rules of the sync', () => {
  it('GET and PUT carry the version as ETag', async () => {
    const { request, calls } = fakeEdge({ org: orgAnswers })
    expect((await request(path, as('northwind marcus'))).headers.get('etag')).toBe('"s0"')
    const response = await request(path, put({ ...defaultSyncSettings, conflict: 'ask' }))
    expect(response.headers.get('etag')).toBe('"s1"')
    const [doer, settings, version] = saved(calls)[0]?.args ?? []
    expect(doer).toMatchObject({ who: { member: 'amelia' }, from: { via: 'crm-page' } })
    expect(settings).toEqual({ ...defaultSyncSettings, conflict: 'ask' })
    expect(version).toBe('s0')
  })

  it('are set only by who manages the integration', async () => {
    const { request, calls } = fakeEdge({ org: orgAnswers })
    const init = sending('northwind marcus manageUsers', 'PUT', { settings: defaultSyncSettings })
    expect((await request(path, init)).status).toBe(403)
    expect(calls).toEqual([])
  })

  it('without If-Match: 428; of an older version: 412; nothing is saved', async () => {
    const { request, calls } = fakeEdge({ org: orgAnswers })
    expect((await request(path, put(defaultSyncSettings, {}))).status).toBe(428)
    expect(saved(calls)).toEqual([])
    const late = fakeEdge({ org: { saveSyncSettings: () => refused('version-conflict') } })
    const response = await late.request(path, put(defaultSyncSettings))
    expect(response.status).toBe(412)
    expect(response.headers.get('etag')).toBeNull()
  })

  it.each([
    [{ conflict: 'loudest' }, '/settings/conflict'],
    [{ imported: true }, '/settings/imported'],
    [{ caps: { calendar: -1, contacts: null } }, '/settings/caps/calendar'],
    [{ caps: { calendar: 5000.5, contacts: null } }, '/settings/caps/calendar'],
    [{ categories: { rule: 'only', names: [] } }, '/settings/categories/names'],
    [{ categories: { rule: 'only', names: ['  '] } }, '/settings/categories/names/0'],
    [{ attendees: 'invite' }, '/settings/attendees'],
  ])('%j is refused with its place', async (wrong, pointer) => {
    const { request, calls } = fakeEdge({ org: orgAnswers })
    const response = await request(path, put({ ...defaultSyncSettings, ...wrong }))
    expect(response.status).toBe(400)
    const { errors } = await problemOf(response)
    expect(errors?.map((error) => error.pointer)).toContain(pointer)
    expect(calls).toEqual([])
  })
})
