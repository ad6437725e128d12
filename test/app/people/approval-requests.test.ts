/**
 * @module
 * Asking the administrators (INS-5): once, whoever asks; granted only by somebody of the tenant that asked.
 */
import { describe, expect, it } from 'vitest'
import {
  approvalGranted,
  approvalPage,
  requestApproval,
} from '../../../edge/app/people/approval-requests.ts'
import type { ApprovalWanted } from '../../../edge/app/people/approval-requests.ts'
import { audit } from '../../../edge/app/people/note.ts'
import { mailLanguages } from '../../../edge/domain/people/mail-language.ts'
import { crmUser, doer, peopleStage, tenantId } from './people-stage.ts'

const wanted: ApprovalWanted = { tenantId, scopes: ['Contacts.ReadWrite', 'Calendars.ReadWrite'] }
const from = { via: 'approval', address: null } as const
const admin = (tenant = tenantId) => ({
  tenantId: tenant,
  userId: 'admin',
  address: 'admin@contoso.test',
  displayName: 'Ada Admin',
})

async function asked(more = wanted) {
  const stage = peopleStage()
  const answer = await requestApproval(stage.people, doer('noah'), more)
  if (!answer.ok) throw new Error(answer.failure.detail)
  return { ...stage, answer: answer.value, id: answer.value.link.split('/').at(-1) ?? '' }
}

describe('asking the administrators', () => {
  it('mails each Super Admin once, with the link and the permissions', async () => {
    const { world, pass, answer, people } = await asked()
    expect(answer).toMatchObject({ told: 1, already: false })
    await pass(60_000)
    expect(world.post).toHaveLength(1)
    const mail = world.post[0]?.mail
    expect(mail?.to.address).toBe('amelia@crm.test')
    expect(mail?.text).toContain(answer.link)
    expect(mail?.text).toContain('Calendars.ReadWrite, Contacts.ReadWrite')
    expect(audit(people, { cursor: null, limit: 5 }).entries[0]).toMatchObject({
      action: 'approval.asked',
      actor: { id: 'noah' },
      details: { told: '1' },
    })
  })

  it('is one request for all who meet the same wall, in whatever order they name it', async () => {
    const { people, world, pass, answer, store, id } = await asked()
    const again = { tenantId, scopes: wanted.scopes.toReversed() }
    const second = await requestApproval(people, doer('priya'), again)
    expect(second).toMatchObject({ value: { link: answer.link, told: 0, already: true } })
    await pass(60_000)
    expect(world.post).toHaveLength(1)
    expect(store.approvalRequest(id)?.waiting).toEqual(['noah', 'priya'])
  })

  it('is another request for other permissions, and for another tenant', async () => {
    const { people, answer } = await asked()
    const links = [answer.link]
    for (const other of [
      { tenantId, scopes: ['Contacts.ReadWrite'] },
      { tenantId: 'tenant-2', scopes: wanted.scopes },
    ]) {
      const one = await requestApproval(people, doer('noah'), other)
      if (one.ok) links.push(one.value.link)
    }
    expect(new Set(links).size).toBe(3)
  })

  it('two at once make one request', async () => {
    const { people, world, pass } = peopleStage()
    const [one, two] = await Promise.all([
      requestApproval(people, doer('noah'), wanted),
      requestApproval(people, doer('priya'), wanted),
    ])
    const already = [one, two].map((each) => each.ok && each.value.already)
    expect(new Set(already)).toEqual(new Set([false, true]))
    await pass(60_000)
    expect(world.post).toHaveLength(1)
  })

  it('after 30 days asks anew', async () => {
    const { people, pass } = await asked()
    await pass(31 * 86_400_000)
    expect(await requestApproval(people, doer('noah'), wanted)).toMatchObject({
      value: { already: false, told: 1 },
    })
  })

  it('speaks every language, with nothing left to fill in', async () => {
    for (const language of mailLanguages) {
      const base = peopleStage().people.organization
      const { people, world, pass } = peopleStage({ organization: { ...base, language } })
      await requestApproval(people, doer('noah'), wanted)
      await pass(60_000)
      expect(world.post, language).toHaveLength(1)
      expect(`${world.post[0]?.mail.subject}${world.post[0]?.mail.text}`).not.toMatch(/\{\w+\}/)
    }
  })
})

describe('the administrator comes back', () => {
  it('tells everybody who waits, once, and is noted', async () => {
    const { people, world, id } = await asked()
    await requestApproval(people, doer('priya'), wanted)
    expect(approvalPage(people, id)).toMatchObject({ value: { state: 'asked' } })
    expect(await approvalGranted(people, id, admin(), from)).toMatchObject({ value: { told: 2 } })
    expect(world.granted.map(({ member }) => member)).toEqual(['noah', 'priya'])
    expect(approvalPage(people, id)).toMatchObject({ value: { state: 'granted' } })
    expect(audit(people, { cursor: null, limit: 1 }).entries[0]).toMatchObject({
      action: 'approval.granted',
      actor: null,
      details: { by: 'Ada Admin', tenant: tenantId },
    })
    expect(await approvalGranted(people, id, admin(), from)).toMatchObject({ value: { told: 0 } })
    expect(world.granted).toHaveLength(2)
  })

  it('somebody of another tenant approves nothing here', async () => {
    const { people, world, id } = await asked()
    expect(await approvalGranted(people, id, admin('tenant-2'), from)).toMatchObject({
      failure: { code: 'wrong-tenant' },
    })
    expect(world.granted).toEqual([])
    expect(approvalPage(people, id)).toMatchObject({ value: { state: 'asked' } })
  })

  it('of a tenant nobody knows: an approval for another one ends nothing', async () => {
    const { people, world, id } = await asked({ ...wanted, tenantId: null })
    expect(await approvalGranted(people, id, admin('tenant-2'), from)).toMatchObject({
      value: { told: 1 },
    })
    expect(approvalPage(people, id)).toMatchObject({ value: { state: 'asked' } })
    await approvalGranted(people, id, admin(), from)
    expect(world.granted).toHaveLength(2)
  })

  it('one mailbox that does not answer keeps the news from nobody else', async () => {
    const { people, id, world } = await asked()
    await requestApproval(people, doer('priya'), wanted)
    const tell = people.mailbox('priya')
    const mailbox = (member: string) =>
      member === 'noah'
        ? { ...tell, approvalGranted: () => Promise.reject(new Error('overloaded')) }
        : tell
    await approvalGranted({ ...people, mailbox }, id, admin(), from)
    expect(world.granted.map(({ member }) => member)).toEqual(['priya'])
  })

  it('a mail that waited until it was granted is not sent', async () => {
    const { people, world, pass, crm } = await asked()
    crm.users.set('ida', crmUser('ida', 'super-admin'))
    const { link } = await asked().then(({ answer }) => answer)
    await approvalGranted(people, link.split('/').at(-1) ?? '', admin(), from)
    await pass(60_000)
    expect(world.post).toEqual([])
  })

  it('nobody waits for a request that nobody made', async () => {
    const { people } = peopleStage()
    expect(await approvalGranted(people, 'x', admin(), from)).toMatchObject({
      failure: { code: 'not-found' },
    })
  })
})
