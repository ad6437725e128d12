/**
 * @module
 * The organization's object inside workerd, over HTTP to a CRM that answers as crm-contract.yaml says: joined,
 * subscribed, rung, read, told.
 */
import { reset, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { DirectoryObject } from '../../edge/objects/directory/object.ts'
import { directoryName } from '../../edge/objects/names.ts'
import { OrgObject } from '../../edge/objects/org/object.ts'
import type { DirectoryHost, OrgHost } from '../../edge/ports/hosts.ts'
import { directory, mailbox, org } from './bindings.ts'

const name = 'v1:org_test'
const secret = `whsec_${btoa('a secret of thirty-two bytes....')}`

type Entry = { seq: string; type: string; id: string; op: string; at: string; ownerId?: string }

const crm = { feed: [] as Entry[], calls: [] as string[], webhooks: [] as { url: string }[] }

const json = (body: unknown, status = 200) => Response.json(body, { status })

async function answer(request: Request): Promise<Response> {
  const url = new URL(request.url)
  crm.calls.push(`${request.method} ${url.pathname}`)
  if (url.pathname === '/oauth/token') {
    return json({ access_token: 'token', token_type: 'Bearer', expires_in: 3600 })
  }
  if (url.pathname.endsWith('/changes')) {
    const cursor = url.searchParams.get('cursor')
    const from = cursor === 'latest' ? crm.feed.length : Number(cursor)
    return json({
      changes: crm.feed.slice(from),
      items: crm.feed.slice(from),
      cursor: String(crm.feed.length),
      more: false,
      hasMore: false,
    })
  }
  if (url.pathname.endsWith('/webhook-endpoints') && request.method === 'POST') {
    crm.webhooks.push(await request.json())
    return json({ id: `hook-${crm.webhooks.length}`, secret, expiresAt: null }, 201)
  }
  if (request.method === 'DELETE') return new Response(null, { status: 204 })
  return json({ users: [], items: [], cursor: null })
}

beforeEach(() => {
  Object.assign(crm, { feed: [], calls: [], webhooks: [] })
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    answer(new Request(input, init)),
  )
})

afterEach(async () => {
  vi.restoreAllMocks()
  await reset()
})

const ring = () => runDurableObjectAlarm(org(name) as never)

function delivery(id: string, by = secret) {
  const body = JSON.stringify({ type: 'changes.available', timestamp: 'now', data: {} })
  const at = new Date()
  return {
    headers: {
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(by).sign(id, at, body),
    },
    body,
  }
}

const hers = (id: string): Entry => ({
  seq: id,
  type: 'contact',
  id,
  op: 'upsert',
  ownerId: 'ann',
  at: '2026-11-22T10:00:00Z',
})

describe('an organization', () => {
  it('joins, subscribes, is rung, reads and tells', async () => {
    expect(await org(name).join('ann')).toEqual({ ok: true, value: null })
    await ring()
    expect(crm.webhooks.map(({ url }) => url)).toEqual(['https://edge.test/hooks/crm/org_test'])
    crm.feed.push(hers('c1'))
    expect(
      await org(name).crmWebhook(
        delivery('msg_1', `whsec_${btoa('another secret of 32 bytes......')}`),
      ),
    ).toMatchObject({
      ok: false,
      failure: { code: 'not-signed-in' },
    })
    expect(await org(name).crmWebhook(delivery('msg_1'))).toEqual({ ok: true, value: null })
    await ring()
    const told = await mailbox('v1:org_test:ann').told()
    expect(
      told.map(({ method, args }) => [method, (args[0] as { id: string }[]).map(({ id }) => id)]),
    ).toEqual([['notifyCrm', ['c1']]])
  })

  it('keeps the signing secret sealed', async () => {
    await org(name).join('ann')
    await ring()
    const kept = await runInDurableObject(
      org(name) as never,
      (_: unknown, state: DurableObjectState) =>
        state.storage.sql.exec("SELECT value FROM setting WHERE name = 'webhook'").toArray(),
    )
    expect(JSON.stringify(kept)).toContain('v1.test.')
    expect(JSON.stringify(kept)).not.toContain('whsec_')
  })

  it('is on the roll call while somebody takes part', async () => {
    await org(name).join('ann')
    const shard = directory(directoryName(name))
    expect(await shard.overdue(Date.now() + 3_600_000, 5)).toEqual([{ kind: 'org', name }])
    await org(name).leave('ann')
    expect(await shard.overdue(Date.now() + 7_200_000, 5)).toEqual([])
    expect(await ring()).toBe(false)
  })

  it('a failing alarm does not throw, and is tried again', async () => {
    await org(name).join('ann')
    await ring()
    await runInDurableObject(org(name) as never, (_: unknown, state: DurableObjectState) => {
      state.storage.sql.exec('DROP TABLE delivery')
      return state.storage.setAlarm(Date.now() + 3_600_000)
    })
    await runInDurableObject(org(name) as never, (_: unknown, state: DurableObjectState) => {
      state.storage.sql.exec("UPDATE alarm SET due_at = 1 WHERE name = 'feed'")
    })
    expect(await ring()).toBe(true)
    const next = await runInDurableObject(
      org(name) as never,
      (_: unknown, state: DurableObjectState) => state.storage.getAlarm(),
    )
    expect(next).toBeGreaterThan(Date.now())
  })
})

describe('what can be called from outside', () => {
  const own = (prototype: object) =>
    Object.getOwnPropertyNames(prototype)
      .filter((method) => method !== 'constructor')
      .toSorted()

  it('of an organization is its host, and the alarm', () => {
    const host: Record<keyof OrgHost, true> = {
      join: true,
      beginRollOut: true,
      rollOuts: true,
      requestApproval: true,
      approvalPage: true,
      approvalGranted: true,
      install: true,
      installAccount: true,
      installation: true,
      uninstall: true,
      leave: true,
      crmWebhook: true,
      personStatuses: true,
      bindIdentity: true,
      syncSettings: true,
      saveSyncSettings: true,
      previewInvitations: true,
      organizationMapping: true,
      saveOrganizationMapping: true,
      organizationMappingVersions: true,
      knownMapping: true,
      invite: true,
      invitations: true,
      revokeInvitation: true,
      resendInvitation: true,
      joinRequests: true,
      decideJoinRequest: true,
      roles: true,
      audit: true,
      admit: true,
      acceptInvitation: true,
      mayAssociate: true,
      associate: true,
      requestToJoin: true,
      withdrawRequest: true,
      wake: true,
    }
    expect(own(OrgObject.prototype)).toEqual([...Object.keys(host), 'alarm'].toSorted())
  })

  it('of a directory shard is its host', () => {
    const host: Record<keyof DirectoryHost, true> = {
      enrol: true,
      strike: true,
      overdue: true,
      claimTenant: true,
      tenantHolder: true,
      releaseTenant: true,
    }
    expect(own(DirectoryObject.prototype)).toEqual(Object.keys(host).toSorted())
  })
})
