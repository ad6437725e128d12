/**
 * @module
 * The queue of mails: never one twice, whatever breaks; tried again, given up with a reason (USR-5).
 */
import { describe, expect, it } from 'vitest'
import { invitations } from '../../../edge/app/people/invitations.ts'
import { invite } from '../../../edge/app/people/invite.ts'
import { directoryUser, doer, peopleStage } from './people-stage.ts'

const page = { cursor: null, limit: 50, state: null }
const users = (...ids: string[]) => ({ users: ids.map((id) => ({ id })) })

const staged = (...ids: string[]) => {
  const stage = peopleStage()
  stage.know(...ids.map((id) => directoryUser(id)))
  return stage
}

describe('mails', () => {
  it('of which nobody knows whether it went out is not sent again by itself', async () => {
    const { people, pass, world } = staged('u1')
    world.outcome = () => ({ kind: 'failed', failure: { kind: 'unknown', detail: 'cut' } })
    await invite(people, doer('amelia'), users('u1'))
    await pass(24 * 3_600_000)
    expect(world.post).toHaveLength(1)
    const [only] = invitations(people, page).invitations
    expect(only?.mail).toEqual({ state: 'uncertain', problem: 'no-answer' })
    // Its link, should it have arrived, works: the invitation is as open as any.
    expect(only?.state).toBe('pending')
  })

  it('a run that broke off between marking and answer is not repeated', async () => {
    const { people, pass, world } = staged('u1', 'u2')
    world.outcome = () => Promise.reject(new Error('the object was moved'))
    await invite(people, doer('amelia'), users('u1', 'u2'))
    await expect(pass(1_000)).rejects.toThrow('moved')
    world.outcome = () => ({ kind: 'sent' })
    await pass(24 * 3_600_000)
    expect(world.post.map(({ mail }) => mail.to.address)).toEqual([
      'u1@contoso.test',
      'u2@contoso.test',
    ])
    expect(invitations(people, page).invitations.map(({ mail }) => mail.state)).toEqual([
      'sent',
      'uncertain',
    ])
  })

  it('is tried again with growing waits, then given up with its reason', async () => {
    const { people, pass, world } = staged('u1')
    const at: number[] = []
    world.outcome = () => {
      at.push(people.clock.now())
      return { kind: 'failed', failure: { kind: 'later', detail: 'busy' } }
    }
    await invite(people, doer('amelia'), users('u1'))
    await pass(6 * 24 * 3_600_000)
    expect(at).toHaveLength(8)
    const waits = at.slice(1).map((time, index) => time - (at[index] ?? 0))
    expect(waits.every((wait, index) => index === 0 || wait >= (waits[index - 1] ?? 0))).toBe(true)
    expect(invitations(people, page).invitations[0]?.mail).toEqual({
      state: 'failed',
      problem: 'unavailable',
    })
  })

  it('waits as long as Microsoft says', async () => {
    const { people, pass, world } = staged('u1')
    let tries = 0
    world.outcome = () =>
      ++tries > 1
        ? { kind: 'sent' }
        : { kind: 'failed', failure: { kind: 'later', afterMs: 3_600_000, detail: '429' } }
    await invite(people, doer('amelia'), users('u1'))
    await pass(3_599_000)
    expect(tries).toBe(1)
    await pass(30_000)
    expect(tries).toBe(2)
  })
})
