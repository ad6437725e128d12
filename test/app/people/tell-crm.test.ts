/**
 * @module
 * A CRM that adds users only by hand: the person is told so, its team hears who waits, once, however often he
 * tries; what is not taken is tried again for three days (USR-2).
 */
import { describe, expect, it } from 'vitest'
import { addMember } from '../../../edge/app/people/add-member.ts'
import type { NewMember } from '../../../edge/app/people/add-member.ts'
import { crmRefusal } from '../../../edge/app/people/refuse.ts'
import { openNoticeStore } from '../../../edge/objects/org/notice-store.ts'
import type { CrmNotice, NoticeOutcome } from '../../../edge/ports/crm-notices.ts'
import { peopleStage, tenantId } from './people-stage.ts'

const day = 24 * 3_600_000
const alex: NewMember = {
  identity: { tenantId, userId: 'alex', address: 'alex@contoso.test' },
  displayName: 'Alex Wilber',
  role: 'sales-rep',
  key: 'join-request-r1',
}

function staged(code = 'not-supported') {
  const stage = peopleStage()
  const sent: { notice: CrmNotice; at: number }[] = []
  const team = { outcome: 'taken' as NoticeOutcome }
  const queue = openNoticeStore(stage.sql)
  const send = async (notice: CrmNotice, at: number) => {
    sent.push({ notice, at })
    return team.outcome
  }
  Object.assign(stage.people, { notices: { queue, send } })
  stage.crm.state.createFailure = { kind: 'refused', code, detail: 'by hand' }
  return { ...stage, sent, team, queue, add: () => addMember(stage.people, alex) }
}

describe('a CRM that cannot create users', () => {
  it.each(['not-supported', 'permission'])(
    '%s: refused plainly, the team is told',
    async (code) => {
      const { add, pass, sent } = staged(code)
      const added = await add()
      expect(added.ok ? null : crmRefusal(added.failure).code).toBe('crm-cannot-create')
      await pass(1000)
      expect(sent.map(({ notice }) => [notice.id, JSON.parse(notice.body)])).toEqual([
        [
          'wanted-join-request-r1',
          {
            type: 'user.wanted',
            timestamp: expect.stringMatching(/^2023-/) as string,
            data: { ...alex.identity, name: 'Alex Wilber', role: 'sales-rep' },
          },
        ],
      ])
    },
  )

  it('tells it once for each wish, and takes him in when he was added by hand', async () => {
    const { add, pass, sent, crm } = staged()
    await add()
    await pass(1000)
    await add()
    await pass(day)
    expect(sent).toHaveLength(1)
    crm.users.set('alex', {
      ...{ id: 'alex', email: alex.identity.address, name: 'Alex', active: true },
      ...{ role: 'sales-rep', permissions: [] },
    })
    expect(await add()).toMatchObject({
      ok: true,
      value: { id: 'alex', entra: { userId: 'alex' } },
    })
  })

  it.each(['licence-limit', 'other'])('%s is another matter: nobody is told', async (code) => {
    const { add, pass, sent } = staged(code)
    expect((await add()).ok).toBe(false)
    await pass(day)
    expect(sent).toEqual([])
  })

  it('without an address nothing is queued, and the refusal is the same', async () => {
    const stage = staged()
    Object.assign(stage.people, { notices: null })
    expect(await stage.add()).toMatchObject({ failure: { code: 'not-supported' } })
    await stage.pass(day)
    expect([stage.sent, stage.queue.nextAt()]).toEqual([[], null])
  })
})

describe('a notice that is not taken', () => {
  it('is tried ten times over about three days with one id, then given up', async () => {
    const { add, pass, sent, team, queue, platform } = staged()
    team.outcome = 'failed'
    await add()
    await pass(6 * day)
    expect(sent).toHaveLength(10)
    expect(new Set(sent.map(({ notice }) => JSON.stringify(notice))).size).toBe(1)
    const times = sent.map(({ at }) => at)
    const whole = (times.at(-1) ?? 0) - (times[0] ?? 0)
    expect(whole).toBeGreaterThan(3 * day)
    expect(whole).toBeLessThan(4 * day)
    expect([queue.nextAt(), platform.at]).toEqual([null, null])
  })

  it('comes to rest when the team is back, and at 410', async () => {
    for (const outcome of ['taken', 'gone'] as const) {
      const { add, pass, sent, team, platform } = staged()
      team.outcome = 'failed'
      await add()
      await pass(1000)
      team.outcome = outcome
      await pass(6 * day)
      expect([sent.length, platform.at]).toEqual([2, null])
    }
  })
})
