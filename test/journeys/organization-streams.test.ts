/**
 * @module
 * Streams for many members at once over the three real Workers (INS-6): refused before an administrator granted it,
 * and then into mailboxes nobody signed in to.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_CLIENT_ID } from '../../demo/microsoft365/controls/apps.ts'
import { openStage } from '../support/stage.ts'
import {
  call,
  connectMailbox,
  embedToken,
  expectOk,
  switchStream,
  until,
  untilPhase,
} from '../support/demo-client.ts'
import type { Stage } from '../support/stage.ts'
import type { RollOut, RollOuts } from '../../edge/contract/organization-streams.ts'

const TENANT = '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01'

let stage: Stage
let crmToken: string
beforeAll(async () => {
  stage = await openStage()
  const form = {
    grant_type: 'client_credentials',
    client_id: 'demo-edge',
    client_secret: 'demo-secret',
  }
  const reply = await fetch(`${stage.urls.crm}/oauth/token`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  crmToken = ((await reply.json()) as { access_token: string }).access_token
})
afterAll(() => stage.close())

const amelia = () => embedToken(stage.urls, 'amelia')

/** The CRM ties its user to a person of the directory. */
async function tie(member: string, person: string): Promise<void> {
  const people = await expectOk<{ user: string; kind: string; id: string; tenantId: string }[]>(
    `${stage.urls.microsoft365}/sandbox/people`,
  )
  const found = people.find(({ user, kind }) => user === person || kind === person)
  await expectOk(`${stage.urls.crm}/o365-connector/v1/users/${member}/identities/entra`, {
    method: 'PUT',
    token: crmToken,
    body: { tid: found?.tenantId, oid: found?.id, upn: found?.user },
  })
}

async function rolledOut(body: object): Promise<RollOuts> {
  const token = await amelia()
  const url = `${stage.urls.edge}/v1/organization/streams`
  await expectOk<RollOut>(url, { token, body })
  let last: RollOuts | undefined
  await until(async () => {
    last = await expectOk<RollOuts>(`${url}?stream=contacts`, { token })
    return last.rollOuts[0]?.endedAt !== null
  }, 60_000)
  if (last === undefined) throw new Error('no answer')
  return last
}

const resultOf = ({ results }: RollOuts, member: string) => {
  const row = results.find((one) => one.member === member)
  return row?.reason ?? row?.result
}

it('is for Super Admins', async () => {
  const token = await embedToken(stage.urls, 'priya')
  const body = { stream: 'contacts', enabled: true, members: 'all' }
  const reply = await call(`${stage.urls.edge}/v1/organization/streams`, { token, body })
  expect(reply.status).toBe(403)
})

it('says who has to grant it, and after that opens the mailboxes', async () => {
  await tie('marcus', 'megan@contoso.example')
  await tie('noah', 'no-mailbox')
  const everybody = { stream: 'contacts', enabled: true, members: 'all' }
  const before = await rolledOut(everybody)
  expect(resultOf(before, 'marcus')).toBe('not-granted')

  const consent = new URLSearchParams({
    client_id: DEMO_CLIENT_ID,
    redirect_uri: `${stage.urls.edge}/connect/callback`,
    scope: 'https://graph.microsoft.com/.default',
    login_hint: 'admin@contoso.example',
    sandbox_auto: '1',
  })
  const granted = await fetch(`${stage.urls.microsoft365}/${TENANT}/v2.0/adminconsent?${consent}`, {
    redirect: 'manual',
  })
  expect(granted.headers.get('location')).toContain('admin_consent=True')

  const after = await rolledOut(everybody)
  expect(resultOf(after, 'marcus')).toBe('enabled')
  expect(resultOf(after, 'noah')).toBe('no-mailbox')
  expect(resultOf(after, 'priya')).toBe('not-linked')
  const token = await embedToken(stage.urls, 'marcus')
  const live = await untilPhase(
    stage.urls,
    () => embedToken(stage.urls, 'marcus'),
    'contacts',
    'live',
  )
  expect(live.counts.linked).toBeGreaterThan(0)
  const mailbox = await expectOk<{ connection: object }>(`${stage.urls.edge}/v1/mailbox`, { token })
  expect(mailbox.connection).toMatchObject({ state: 'connected', application: true })
})

it('respects that a member switched it off himself', async () => {
  const token = await embedToken(stage.urls, 'marcus')
  await expectOk(`${stage.urls.edge}/v1/streams/contacts`, {
    method: 'PUT',
    token,
    body: { enabled: false },
  })
  await untilPhase(stage.urls, () => embedToken(stage.urls, 'marcus'), 'contacts', 'off')
  const again = await rolledOut({ stream: 'contacts', enabled: true, members: ['marcus'] })
  expect(resultOf(again, 'marcus')).toBe('switched-off-by-himself')
})

it('INS-4 a member whom the CRM shuts out takes part no longer; his records stay', async () => {
  const token = await embedToken(stage.urls, 'priya')
  const mint = () => embedToken(stage.urls, 'priya')
  await connectMailbox(stage.urls, token, 'adele@contoso.example')
  await switchStream(stage.urls, token, 'calendar', true)
  await untilPhase(stage.urls, mint, 'calendar', 'live')
  const events = () =>
    expectOk<{ items: unknown[] }>(
      `${stage.urls.crm}/o365-connector/v1/events?owner=priya&limit=200`,
      { token: crmToken },
    )
  const before = (await events()).items.length
  await expectOk(`${stage.urls.crm}/o365-connector/v1/users/priya`, {
    method: 'PATCH',
    token: crmToken,
    headers: { 'idempotency-key': 'shuts-priya-out-1' },
    body: { active: false },
  })
  const isOut = await until(async () => {
    const { connection, streams } = await expectOk<{
      connection: { state: string }
      streams: { calendar: { enabled: boolean } }
    }>(`${stage.urls.edge}/v1/mailbox`, { token })
    return connection.state === 'none' && !streams.calendar.enabled
  }, 90_000)
  expect(isOut).toBe(true)
  expect((await events()).items.length).toBe(before)
  const audit = await expectOk<{ entries: { action: string; target: { id: string } }[] }>(
    `${stage.urls.edge}/v1/audit`,
    { token: await amelia() },
  )
  const noted = audit.entries.find(({ action }) => action === 'member.let-go')
  expect(noted?.target.id).toBe('priya')
  expect(stage.errors).toEqual([])
})
