/**
 * @module
 * The kit against CRMs that keep to the contract: the demo CRM, one that offers little, one that is slow to
 * speak. Nothing is left behind, whatever happens, and no secret is told.
 */
import { describe, expect, it } from 'vitest'
import { jsonReport, textReport } from '../report.ts'
import { isConform } from '../run.ts'
import { BASE, access, openCrm, outcomeOf, run } from './crm-stage.ts'
import { answersWith, problem } from './fronts.ts'

describe('the conformance kit', () => {
  it('finds nothing to say of the demo CRM, and leaves nothing behind', async () => {
    const crm = await openCrm()
    const before = await crm.everything()
    const outcome = await outcomeOf(crm)
    expect(outcome.results.filter(({ kind }) => kind !== 'pass')).toEqual([])
    expect(outcome.left).toEqual([])
    expect(isConform(outcome)).toBe(true)
    expect(await crm.everything()).toEqual(before)
    expect(outcome.made).toBeGreaterThan(50)
    expect(outcome.calls).toBeLessThan(400)
  })

  it('takes what the capabilities leave out for not offered, and says what that costs', async () => {
    const crm = await openCrm(
      answersWith('GET', /^\/capabilities$/, ({ batch: _b, actAsUser: _a, ...said }) => ({
        ...said,
        concurrency: 'none',
        idempotency: 'none',
        origin: 'none',
        changes: { mode: 'webhook-only' },
        events: { recurrence: 'none', timeZone: 'utc' },
        users: { create: false, permissions: false },
        webhooks: { signing: 'none' },
      })),
    )
    const outcome = await outcomeOf(crm)
    const kinds = new Map(outcome.results.map(({ id, kind }) => [id, kind]))
    for (const id of ['A5', 'C2', 'C3', 'D1', 'D3', 'D6', 'F1', 'F2', 'G3', 'G4', 'H1', 'J1', 'K3'])
      expect([id, kinds.get(id)]).toEqual([id, 'not-offered'])
    expect(isConform(outcome)).toBe(true)
    expect(textReport(outcome, BASE)).toContain('so: What was deleted in the CRM stays in Outlook.')
  })

  it('looks at another tenant only with his credentials', async () => {
    const crm = await openCrm()
    const outcome = await outcomeOf(crm, { stranger: { clientId: 'x', clientSecret: 'y' } })
    expect(outcome.results.filter(({ kind }) => kind !== 'pass')).toMatchObject([
      { id: 'A3', kind: 'not-run' },
    ])
    expect(isConform(outcome)).toBe(true)
  })

  it('deletes what it made when it is stopped', async () => {
    const crm = await openCrm()
    const before = await crm.everything()
    let asked = 0
    const outcome = await outcomeOf(crm, {}, { isStopped: () => asked++ > 30 })
    expect(outcome.results).toHaveLength(31)
    expect(isConform(outcome)).toBe(false)
    expect(outcome.made).toBeGreaterThan(10)
    expect(await crm.everything()).toEqual(before)
  })

  it('says what it could not delete', async () => {
    const crm = await openCrm(async (request, next) =>
      request.method === 'DELETE' && /\/contacts\//.test(request.url)
        ? problem(403, 'permission')
        : next(request),
    )
    const outcome = await outcomeOf(crm)
    expect(outcome.left.length).toBeGreaterThan(0)
    expect(outcome.left[0]).toMatch(/^contact c-/)
    expect(isConform(outcome)).toBe(false)
  })

  it('waits where the CRM asks for it, and comes to an end of calls', async () => {
    let calls = 0
    const crm = await openCrm(async (request, next) => (++calls === 40 ? busy() : next(request)))
    const waits: number[] = []
    const pause = async (ms: number) => void waits.push(ms)
    const outcome = await outcomeOf(crm, {}, { pause })
    expect(outcome.results.filter(({ kind }) => kind === 'fail')).toEqual([])
    expect(outcome.waits).toBe(1)
    expect(waits).toContain(2_000)
    const endless = await openCrm(
      answersWith('GET', /^\/changes$/, (json) => ({ ...json, hasMore: true })),
    )
    const before = await endless.everything()
    expect((await outcomeOf(endless)).left).toEqual([])
    expect(await endless.everything()).toEqual(before)
  })

  it('tells no secret, no token and nothing of others', async () => {
    const tokens: string[] = []
    const crm = await openCrm(async (request, next) => {
      tokens.push((request.headers.get('authorization') ?? '').replace('Bearer ', ''))
      const response = await next(request)
      return response.status >= 400 ? Response.json({ error: 'x' }, response) : response
    })
    const outcome = await outcomeOf(crm)
    const told = `${textReport(outcome, BASE)}${jsonReport(outcome, BASE)}`
    expect(told).toContain('FAIL')
    expect(told).not.toContain(access.clientSecret)
    for (const token of new Set(tokens.filter((text) => text.length > 20)))
      expect(told.includes(token)).toBe(false)
    expect(told).not.toContain('@')
  })

  it('says in one sentence why it cannot begin', async () => {
    const crm = await openCrm()
    expect(await run(crm, { clientSecret: 'wrong' })).toMatch(/^No token/)
    expect(await run(crm, { owner: 'nobody' })).toBe('--owner nobody: status 404, not-found')
    expect(await run(crm, { baseUrl: 'http://crm.test/elsewhere' })).toMatch(
      /^GET \/capabilities: status 404/,
    )
  })
})

const busy = (): Response =>
  Response.json(
    { type: '/problems/rate-limited', title: 'Later', status: 429 },
    { status: 429, headers: { 'retry-after': '2' } },
  )
