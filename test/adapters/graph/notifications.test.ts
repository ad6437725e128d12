/**
 * @module
 * What Microsoft posts to our hook, read.
 */
import { describe, expect, it } from 'vitest'
import {
  handshake,
  parseNotices,
  validationToken,
} from '../../../edge/adapters/graph/notifications.ts'

describe('notifications of Graph', () => {
  it('answers the handshake with the decoded token as plain text', async () => {
    const token = 'Validation: Testing client application reachability for Request-Id: <guid>'
    const query = new URLSearchParams({ validationToken: token })
    expect(validationToken(new URL(`https://edge.test/hooks/graph/x?k=1&${query}`))).toBe(token)
    const answer = handshake(token)
    expect(answer.headers.get('content-type')).toBe('text/plain')
    expect(await answer.text()).toBe(token)
    expect(validationToken(new URL('https://edge.test/hooks/graph/x'))).toBeNull()
  })

  it('reduces a notice to subscription, secret and item', () => {
    const notices = parseNotices({
      value: [
        {
          subscriptionId: 's1',
          clientState: 'secret',
          changeType: 'updated',
          resource: 'Users/u1/Events/e1',
          resourceData: { id: 'e1', '@odata.etag': 'W/"x"' },
        },
        { subscriptionId: 's1', clientState: 'secret', lifecycleEvent: 'missed' },
        { subscriptionId: 's2', resource: 'Users/u1/Contacts/c1' },
        { nonsense: true },
      ],
    })
    expect(notices).toEqual([
      {
        subscription: 's1',
        secret: 'secret',
        item: 'e1',
        version: 'W/"x"',
        change: 'updated',
        lifecycle: null,
      },
      {
        subscription: 's1',
        secret: 'secret',
        item: null,
        version: null,
        change: null,
        lifecycle: 'missed',
      },
      {
        subscription: 's2',
        secret: '',
        item: 'c1',
        version: null,
        change: null,
        lifecycle: null,
      },
    ])
  })

  it('refuses what is no notification', () => {
    for (const body of [null, [], 'x', { value: 'x' }, {}]) expect(parseNotices(body)).toBeNull()
  })
})
