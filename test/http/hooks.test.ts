/**
 * @module
 * Where Microsoft and the CRM ring: only paths we gave away wake somebody, and nobody is kept waiting.
 */
import { describe, expect, it } from 'vitest'
import { ok } from '../../edge/domain/result.ts'
import { fakeEdge, problemOf, refused } from './fake-edge.ts'
import { makePublicPaths } from '../../edge/objects/public-paths.ts'

const marcus = { organization: 'northwind', member: 'marcus' }
const post = (body: unknown): RequestInit => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const notice = {
  subscriptionId: 'sub-1',
  clientState: 'secret-1',
  changeType: 'updated',
  resource: 'Users/u/Events/AAA=',
  resourceData: { id: 'AAA=' },
}
const hearing = () => fakeEdge({ mailbox: { notifyOutlook: async () => {} } })

describe('Graph hooks', () => {
  it('wake the mailbox of the path with the notices, answered at once', async () => {
    const edge = hearing()
    const path = await edge.paths.graphHook(marcus, 'calendar')
    const response = await edge.request(path, post({ value: [notice, { nonsense: true }] }))
    expect(response.status).toBe(202)
    await edge.settled()
    expect(edge.calls).toMatchObject([
      {
        host: 'mailbox northwind/marcus',
        method: 'notifyOutlook',
        args: [
          'calendar',
          [{ subscription: 'sub-1', secret: 'secret-1', item: 'AAA=', lifecycle: null }],
        ],
      },
    ])
  })

  it('answers before the mailbox has', async () => {
    let release = () => {}
    const slow = new Promise<void>((done) => (release = done))
    const edge = fakeEdge({ mailbox: { notifyOutlook: () => slow } })
    const path = await edge.paths.graphHook(marcus, 'calendar')
    expect((await edge.request(path, post({ value: [notice] }))).status).toBe(202)
    release()
  })

  it('a mailbox that fails is journaled, without anything of the notice', async () => {
    const edge = fakeEdge({
      mailbox: { notifyOutlook: () => Promise.reject(new Error('overloaded')) },
    })
    const path = await edge.paths.graphHook(marcus, 'calendar')
    await edge.request(path, post({ value: [notice] }))
    await edge.settled()
    expect(edge.events).toEqual([{ name: 'hook.mailbox-not-told', facts: { notices: 1 } }])
  })

  it('lifecycle notices come by their own path', async () => {
    const edge = hearing()
    const path = `${await edge.paths.graphHook(marcus, 'contacts')}/lifecycle`
    const lost = { subscriptionId: 's', clientState: 'c', lifecycleEvent: 'missed' }
    expect((await edge.request(path, post({ value: [lost] }))).status).toBe(202)
    await edge.settled()
    expect(edge.calls[0]?.args).toMatchObject([
      'contacts',
      [{ subscription: 's', secret: 'c', item: null, lifecycle: 'missed' }],
    ])
  })

  it.each(['', '/lifecycle'])('R01 the handshake%s is echoed as plain text', async (end) => {
    const edge = hearing()
    const path = `${await edge.paths.graphHook(marcus, 'calendar')}${end}`
    const token = 'Validation: <b>Testing</b> & more+signs/='
    const response = await edge.request(
      `${path}?validationToken=${encodeURIComponent(token)}`,
      post(''),
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/)
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await response.text()).toBe(token)
    expect(edge.calls).toEqual([])
  })

  it('paths we never gave away: 202, nobody woken, nothing echoed', async () => {
    const edge = hearing()
    const path = await edge.paths.graphHook(marcus, 'calendar')
    const other = await makePublicPaths(['another key of it']).graphHook(marcus, 'calendar')
    const priya = await edge.paths.graphHook({ ...marcus, member: 'priya' }, 'calendar')
    const [, , , name = '', , mac = ''] = path.split('/')
    const forged = [
      other,
      path.replace('/calendar/', '/contacts/'),
      priya.replace(/[^/]+$/, mac),
      `/hooks/graph/${name}/calendar/${mac.slice(0, -1)}`,
      `/hooks/graph/${name}/tasks/${mac}`,
      '/hooks/graph/%00/calendar/x',
    ]
    for (const one of forged) {
      const response = await edge.request(`${one}?validationToken=t`, post({ value: [notice] }))
      expect(response.status, one).toBe(202)
      expect(await response.text()).toBe('')
    }
    await edge.settled()
    expect(edge.calls).toEqual([])
  })

  it('a sign-in MAC opens no hook', async () => {
    const edge = hearing()
    const [, , pair = ''] = (await edge.paths.connectPage(marcus, 'calendar')).split('/')
    const [name = '', mac = ''] = pair.split('.')
    await edge.request(`/hooks/graph/${name}/calendar/${mac}`, post({ value: [notice] }))
    await edge.settled()
    expect(edge.calls).toEqual([])
  })

  it.each([
    ['{', 400, 'invalid-request'],
    ['[]', 400, 'invalid-request'],
    ['{"value":1}', 400, 'invalid-request'],
    [`"${'x'.repeat(512 * 1024)}"`, 413, 'payload-too-large'],
  ])('%.12s is refused', async (body, status, code) => {
    const edge = hearing()
    const response = await edge.request(await edge.paths.graphHook(marcus, 'calendar'), post(body))
    expect(response.status).toBe(status)
    expect((await problemOf(response)).code).toBe(code)
    expect(edge.calls).toEqual([])
  })
})

describe('CRM hooks', () => {
  const signed = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': '1',
    'webhook-signature': 'v1,abc',
  }
  const body = '{ "type": "changes.available" }'

  it('hand the raw body and the signature to the organization', async () => {
    const edge = fakeEdge({ org: { crmWebhook: async () => ok(null) } })
    const response = await edge.request('/hooks/crm/northwind', {
      method: 'POST',
      body,
      headers: { ...signed, cookie: 'a=b', authorization: 'Bearer x' },
    })
    expect(response.status).toBe(202)
    expect(edge.calls).toEqual([
      { host: 'org northwind', method: 'crmWebhook', args: [{ headers: signed, body }] },
    ])
  })

  it('a signature that does not hold is refused', async () => {
    const edge = fakeEdge({ org: { crmWebhook: () => refused('not-signed-in') } })
    const response = await edge.request('/hooks/crm/northwind', { method: 'POST', body })
    expect(response.status).toBe(401)
  })

  it('an organization that does not exist makes no object', async () => {
    const edge = fakeEdge()
    const response = await edge.request('/hooks/crm/nobody', { method: 'POST', body })
    expect((await problemOf(response)).code).toBe('not-found')
    expect(edge.calls).toEqual([])
  })

  it('too long a body is not read', async () => {
    const edge = fakeEdge()
    const response = await edge.request('/hooks/crm/northwind', post('x'.repeat(64 * 1024 + 1)))
    expect(response.status).toBe(413)
    expect(edge.calls).toEqual([])
  })
})
