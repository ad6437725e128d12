/**
 * @module
 * A mailbox with the application's permission (INS-6): everything the person's own token does, by his id in place
 * of `/me`, and nothing without the grant.
 */
import { describe, expect, it } from 'vitest'
import { mayUse } from '../../../edge/adapters/graph/containers.ts'
import { makeGraphClient, placeFor } from '../../../edge/adapters/graph/graph-client.ts'
import { makeAppToken } from '../../../edge/adapters/entra/app-token.ts'
import { makeSend } from '../../../edge/adapters/http/send.ts'
import { outlookPortContract } from '../../contracts/outlook-port.ts'
import { graphOrigin, stageSandbox } from './sandbox-stage.ts'

outlookPortContract(
  'Microsoft Graph by the application',
  () => stageSandbox({ application: true }),
  ['calendar'],
)

describe('whose mailbox', () => {
  const rows: readonly [string, string][] = [
    ['/me', '/users/i%2Fd'],
    ['/me/events/x?$select=id', '/users/i%2Fd/events/x?$select=id'],
    ['/me?$select=id', '/users/i%2Fd?$select=id'],
    ['/meeting', '/meeting'],
    ['/users/other/events', '/users/other/events'],
    [
      'https://graph.test/v1.0/users/x/events?$skiptoken=/me/',
      'https://graph.test/v1.0/users/x/events?$skiptoken=/me/',
    ],
  ]
  for (const [path, placed] of rows)
    it(path, () => {
      expect(placeFor(() => 'i/d')(path)).toBe(placed)
      expect(placeFor(() => null)(path)).toBe(path)
    })

  it('is named in every call, in batches and subscriptions too', async () => {
    const stage = await stageSandbox({ application: true })
    const box = await stage.port.ensureContainer('contacts', 'CRM Contacts', 'mark')
    if (!box.ok) throw new Error(box.failure.detail)
    await stage.port.read('contacts', box.value.id, ['a', 'b', 'c'])
    await stage.port.watch('contacts', box.value.id, {
      url: 'http://127.0.0.1:1/hook',
      secret: 'secret',
    })
    const sent = await Promise.all(
      stage.requests.map(async (one) => `${one.url} ${await one.text()}`),
    )
    expect(sent.length).toBeGreaterThan(3)
    expect(sent.filter((text) => /\/me[/"?]/.test(text))).toEqual([])
  })
})

describe('what the application may', () => {
  async function asking(roles: readonly string[], user: string) {
    const { sandbox, control } = await stageSandbox()
    const { clientId } = (await control('apps', {
      ...{ name: 'asking', secrets: ['secret'], adminConsent: { application: roles } },
    })) as { clientId: string }
    const people = (await control('people', {}, 'GET')) as Record<string, string>[]
    const person = people.find((one) => one['user'] === user || one['kind'] === user)
    const clock = { now: Date.now, random: Math.random, uuid: () => crypto.randomUUID() }
    const fetch = (request: Request) => sandbox.fetch(request)
    const app = makeAppToken({
      ...{ clientId, clock, fetch, entraOrigin: graphOrigin },
      credential: { kind: 'secret', secret: 'secret' },
    })
    return makeGraphClient({
      ...{ graphOrigin, clock, send: makeSend({ fetch }) },
      user: () => person?.['id'] ?? '',
      async token() {
        const answer = await app.appToken(person?.['tenantId'] ?? '')
        return answer.ok ? { ok: true, value: answer.value.accessToken } : answer
      },
    })
  }
  const contacts = ['Contacts.ReadWrite']
  const rows: readonly [string, readonly string[], string, object][] = [
    ['granted', contacts, 'megan@contoso.example', { ok: true }],
    [
      'granted for something else',
      ['Calendars.ReadWrite'],
      'megan@contoso.example',
      { failure: { kind: 'consent' } },
    ],
    ['granted nothing', [], 'megan@contoso.example', { failure: { kind: 'consent' } }],
    ['no mailbox', contacts, 'no-mailbox', { failure: { kind: 'stop', code: 'no-mailbox' } }],
  ]
  for (const [name, roles, user, outcome] of rows)
    it(name, async () => {
      expect(await mayUse(await asking(roles, user), 'contacts')).toMatchObject(outcome)
    })
})
