/**
 * @module
 * The organization's mapping over HTTP: who may see and set it, and that nobody overwrites what he has not seen.
 */
import { expect, it } from 'vitest'
import { as, fakeEdge, problemOf, refused, sending } from './fake-edge.ts'
import { orgAnswers } from './replies.ts'

const path = '/v1/settings/mapping'
const administrator = 'northwind amelia manageIntegration'
const row = { crm: 'Last', outlook: 'name.last', direction: 'both' }
const put = (body: unknown, headers: Record<string, string> = { 'if-match': '"o0"' }) =>
  sending(administrator, 'PUT', body, headers)

it('carries its version as ETag, and says who saved', async () => {
  const { request, calls } = fakeEdge({ org: orgAnswers })
  expect((await request(path, as(administrator))).headers.get('etag')).toBe('"o0"')
  const response = await request(path, put({ rows: [row], fixed: true }))
  expect(response.headers.get('etag')).toBe('"o1"')
  const [doer, wanted, version] = calls.at(-1)?.args ?? []
  expect(doer).toMatchObject({ who: { member: 'amelia' }, from: { via: 'crm-page' } })
  expect(wanted).toEqual({ rows: [{ ...row, transform: 'none' }], fixed: true })
  expect(version).toBe('o0')
})

it.each(['GET', 'PUT'])('%s is for who manages the integration alone', async (method) => {
  const { request, calls } = fakeEdge({ org: orgAnswers })
  const init =
    method === 'GET'
      ? as('northwind marcus manageUsers')
      : sending('northwind marcus manageUsers', 'PUT', { rows: null, fixed: true })
  expect((await request(path, init)).status).toBe(403)
  expect((await request(`${path}/versions`, as('northwind marcus'))).status).toBe(403)
  expect(calls).toEqual([])
})

it('without If-Match: 428; of an older version: 412; of another shape: 400 with its place', async () => {
  const { request, calls } = fakeEdge({ org: orgAnswers })
  expect((await request(path, put({ rows: null, fixed: true }, {}))).status).toBe(428)
  const wrong = await request(path, put({ rows: [{ ...row, transform: 'eval' }], fixed: true }))
  expect((await problemOf(wrong)).errors?.map(({ pointer }) => pointer)).toEqual([
    '/rows/0/transform',
  ])
  expect(calls).toEqual([])
  const late = fakeEdge({ org: { saveOrganizationMapping: () => refused('version-conflict') } })
  expect((await late.request(path, put({ rows: null, fixed: true }))).status).toBe(412)
})
