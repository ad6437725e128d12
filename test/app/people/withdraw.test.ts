/**
 * @module
 * A request to join that is taken back, and asked again (USR-3): nobody is bothered by it more than once a day.
 */
import { describe, expect, it } from 'vitest'
import { joinRequests } from '../../../edge/app/people/decide.ts'
import { requestToJoin, withdrawRequest } from '../../../edge/app/people/request-to-join.ts'
import { ASK_AGAIN_AFTER_MS } from '../../../edge/domain/people/join-request.ts'
import type { From } from '../../../edge/ports/people-store.ts'
import { peopleStage, tenantId } from './people-stage.ts'

const from: From = { via: 'launcher', address: '192.0.2.7' }
const page = { cursor: null, limit: 10, state: null }
const alex = {
  ...{ tenantId, userId: 'alex' },
  ...{ displayName: 'Alex Wilber', address: 'alex@contoso.test' },
}

describe('a request taken back', () => {
  it('withdrawn before the mails went out: nobody is bothered', async () => {
    const { people, pass, world } = peopleStage()
    await requestToJoin(people, alex, from)
    expect(await withdrawRequest(people, alex, from)).toMatchObject({
      value: { kind: 'may-request' },
    })
    await pass(60_000)
    expect(world.post).toEqual([])
  })

  it('USR-3 withdrawn and asked again and again: one request, one mail to each in a day', async () => {
    const { people, pass, world } = peopleStage()
    for (let time = 0; time < 5; time++) {
      expect(await requestToJoin(people, alex, from)).toMatchObject({
        value: { kind: 'requested' },
      })
      await pass(60_000)
      await withdrawRequest(people, alex, from)
    }
    await requestToJoin(people, alex, from)
    await pass(60_000)
    const [only, ...others] = joinRequests(people, page).requests
    expect([only?.state, others]).toEqual(['asked', []])
    expect(world.post.map(({ mail }) => mail.to.address)).toEqual([
      'amelia@crm.test',
      'priya@crm.test',
    ])
    expect(world.post[0]?.mail.text).toContain(`request=${only?.id}`)
    await withdrawRequest(people, alex, from)
    await pass(ASK_AGAIN_AFTER_MS)
    await requestToJoin(people, alex, from)
    await pass(60_000)
    expect(world.post).toHaveLength(4)
  })

  it('withdrawn before its mails went out, asked again: they go out then', async () => {
    const { people, pass, world } = peopleStage()
    await requestToJoin(people, alex, from)
    await withdrawRequest(people, alex, from)
    await requestToJoin(people, alex, from)
    await pass(60_000)
    expect(world.post).toHaveLength(2)
  })
})
