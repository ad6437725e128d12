/**
 * @module
 * The CRM's webhooks: subscribed while somebody takes part, believed only when signed, never twice.
 */
import { describe, expect, it } from 'vitest'
import { crmWebhook } from '../../../edge/app/org/crm-webhook.ts'
import { join } from '../../../edge/app/org/take-part.ts'
import { change, orgStage } from './org-stage.ts'

const minute = 60_000
const hour = 60 * minute

const subscribed = async (termMs: number | null = null, rhythm = {}) => {
  const stage = orgStage(rhythm)
  stage.crm.state.now = stage.now
  stage.crm.state.webhookTermMs = termMs
  await join(stage.org, 'ann')
  await stage.pass(2000)
  return stage
}

const delivery = (
  id: string,
  body: object | string = { type: 'changes.available' },
  by = 'hook-1',
) => ({
  headers: {
    'webhook-id': id,
    'webhook-timestamp': '1',
    'webhook-signature': `by secret of ${by}`,
  },
  body: typeof body === 'string' ? body : JSON.stringify(body),
})

describe('a delivery', () => {
  it('has the feed read at once, once for a burst', async () => {
    const stage = await subscribed()
    stage.crm.write(change('1', { ownerId: 'ann' }))
    const reads = stage.crm.state.reads
    for (const id of ['a', 'b', 'c']) {
      expect(await crmWebhook(stage.org, delivery(id))).toEqual({ ok: true, value: null })
    }
    await stage.pass(500)
    expect(stage.idsTold('ann')).toEqual(['1'])
    expect(stage.crm.state.reads - reads).toBe(1)
  })

  it('that is repeated does nothing for a day', async () => {
    const stage = await subscribed(null, { pollMs: 10 * hour })
    await crmWebhook(stage.org, delivery('a'))
    await stage.pass(23 * hour)
    const at = stage.org.alarms.at('feed')
    expect(await crmWebhook(stage.org, delivery('a'))).toEqual({ ok: true, value: null })
    expect(stage.org.alarms.at('feed')).toBe(at)
    await stage.pass(12 * hour)
    await crmWebhook(stage.org, delivery('a'))
    expect(stage.org.alarms.at('feed')).toBe(stage.now() + 200)
  })

  it.each([
    ['signed by another', delivery('a', undefined, 'hook-9')],
    ['unsigned', { headers: {}, body: '{"type":"changes.available"}' }],
  ])('%s is refused, and its id is not remembered', async (_, wrong) => {
    const stage = await subscribed()
    const answer = await crmWebhook(stage.org, wrong)
    expect(answer).toMatchObject({ ok: false, failure: { code: 'not-signed-in' } })
    expect(stage.org.store.remember('a', 0)).toBe(true)
  })

  it.each(['no JSON', '[]', 'null', '{"type":1}', '{}'])(
    '%s is refused with its place',
    async (body) => {
      const stage = await subscribed()
      const answer = await crmWebhook(stage.org, delivery('a', body))
      expect(answer).toMatchObject({
        ok: false,
        failure: { code: 'invalid-request', errors: [{ pointer: '/type' }] },
      })
    },
  )

  it('before anybody takes part is refused', async () => {
    const stage = orgStage()
    expect(await crmWebhook(stage.org, delivery('a'))).toMatchObject({ ok: false })
    expect(stage.platform.at).toBeNull()
  })

  it('about a user has the members read again', async () => {
    const stage = await subscribed()
    stage.org.store.setStamp('members-read', stage.now())
    await crmWebhook(stage.org, delivery('a', { type: 'user.deactivated' }))
    expect(stage.org.store.stamp('members-read')).toBe(0)
  })

  it('whose secret cannot be opened any more: a new subscription', async () => {
    const stage = await subscribed()
    stage.org.store.setWebhook({ id: 'hook-1', secret: 'x|y|z', expiresAt: null })
    expect(await crmWebhook(stage.org, delivery('a'))).toMatchObject({ ok: false })
    await stage.pass(1000)
    expect(stage.crm.state.subscribed).toHaveLength(2)
    expect(await crmWebhook(stage.org, delivery('a', undefined, 'hook-2'))).toMatchObject({
      ok: true,
    })
  })
})

describe('the subscription', () => {
  it('is made once, its secret sealed for this organization', async () => {
    const stage = await subscribed()
    await join(stage.org, 'bob')
    await stage.pass(24 * hour)
    expect(stage.crm.state.subscribed).toEqual(['https://edge.test/hooks/crm/org'])
    expect(stage.org.store.webhook()?.secret).toBe('v1:org|crm-webhook|secret of hook-1')
  })

  it('is renewed before its end, the old one ended after', async () => {
    const stage = await subscribed(24 * hour)
    await stage.pass(22 * hour)
    expect(stage.crm.state.subscribed).toHaveLength(1)
    await stage.pass(hour)
    expect(stage.crm.state.subscribed).toHaveLength(2)
    expect(stage.crm.state.unsubscribed).toEqual(['hook-1'])
  })

  it('of a short term is not renewed without pause', async () => {
    const stage = await subscribed(minute)
    await stage.pass(hour)
    expect(stage.crm.state.subscribed.length).toBeLessThanOrEqual(61)
  })

  it('that cannot be made is tried again; meanwhile the poll does it', async () => {
    const stage = orgStage()
    const { port } = stage.crm
    let tries = 0
    const subscribe: typeof port.subscribe = async (url) => {
      tries += 1
      return tries < 4
        ? { ok: false, failure: { kind: 'later', detail: 'busy' } }
        : { ok: true, value: { id: url, secret: 's', expiresAt: null } }
    }
    Object.assign(port, { subscribe })
    await join(stage.org, 'ann')
    stage.crm.write(change('1', { ownerId: 'ann' }))
    await stage.pass(2 * minute)
    expect(tries).toBe(4)
    expect(stage.idsTold('ann')).toEqual(['1'])
    expect(stage.org.store.webhook()).not.toBeNull()
  })
})
