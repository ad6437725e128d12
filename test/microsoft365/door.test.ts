/**
 * @module
 * The sandbox's front door: transport, $batch, limits, faults, clock, log, mail, and the controls' own manners.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openSandbox } from '../support/sandbox-client.ts'
import type { Json, SandboxClient } from '../support/sandbox-client.ts'

let sandbox: SandboxClient
beforeEach(() => {
  sandbox = openSandbox()
})
afterEach(() => sandbox.close())

const as = async (user: string, scopes?: string[]) =>
  sandbox.graph(await sandbox.token(user, scopes))
const batch = async (requests: Json[], user = 'megan') =>
  (await as(user))('/$batch', { method: 'POST', body: { requests } })
const by = (answer: { body: Json }, id: string): Json =>
  answer.body['responses'].find((one: Json) => one['id'] === id)

describe('transport', () => {
  test('whatever is refused is refused in the envelope, with ids that match the headers', async () => {
    const graph = await as('megan')
    const answer = await graph('/me/nonsense', { headers: { 'client-request-id': 'mine' } })
    expect(answer.body['error'].innerError).toMatchObject({
      'request-id': answer.headers.get('request-id'),
      'client-request-id': 'mine',
    })
    expect((await graph('/nowhere')).body['error'].code).toBe('BadRequest')
    expect(
      (await graph('/me/events', { method: 'POST', body: '{"subject":' })).body['error'].code,
    ).toBe('UnableToDeserializePostBody')
    expect(
      (await graph('/me/events', { method: 'POST', body: { subject: 'x'.repeat(4_200_000) } }))
        .status,
    ).toBe(413)
    expect((await graph('/users', { method: 'DELETE' })).status).toBeGreaterThanOrEqual(400)
  })

  test('another person’s mailbox, an application’s /me and an unknown person', async () => {
    const graph = await as('megan')
    expect((await graph('/users/adele@contoso.example/calendars')).body['error'].code).toBe(
      'ErrorAccessDenied',
    )
    expect((await graph('/users/nobody@contoso.example/calendars')).body['error'].code).toBe(
      'ErrorInvalidUser',
    )
    const { body } = await sandbox.control('apps', {
      name: 'daemon',
      secrets: ['s'],
      adminConsent: { application: ['Calendars.Read'] },
    })
    const ask = {
      client_id: body['clientId'],
      client_secret: 's',
      grant_type: 'client_credentials',
      scope: 'https://graph.microsoft.com/.default',
    }
    const own = await sandbox.form('/contoso.example/oauth2/v2.0/token', ask)
    const app = sandbox.graph(own.body['access_token'])
    expect((await app('/me/calendars')).status).toBe(400)
    expect((await app('/users/adele@contoso.example/calendars')).status).toBe(200)
    expect((await app('/users/adele@contoso.example/contacts')).body['error'].code).toBe(
      'ErrorAccessDenied',
    )
    // Nobody in the other tenant agreed to it: there is no such application there (graph-contract §8.10).
    const elsewhere = await sandbox.form('/fabrikam.example/oauth2/v2.0/token', ask)
    expect(elsewhere.body).toMatchObject({ error: 'unauthorized_client', error_codes: [700016] })
    const strange = await app('/users/karin@fabrikam.example/calendars')
    expect(strange.body['error'].code).toBe('ErrorInvalidUser')
  })

  test('mailbox states: provisioning, soft-deleted, moving, ready again', async () => {
    const graph = await as('megan')
    const seen: string[] = []
    for (const state of ['provisioning', 'soft-deleted', 'moving', 'ready']) {
      await sandbox.control('mailbox', { user: 'megan@contoso.example', state })
      const answer = await graph('/me/calendar')
      seen.push(answer.body['error']?.code ?? String(answer.status))
    }
    expect(seen).toEqual([
      'MailboxNotEnabledForRESTAPI',
      'MailboxNotEnabledForRESTAPI',
      'MailboxInfoStale',
      '200',
    ])
  })
})

describe('$batch', () => {
  const me = (id: string, more: Json = {}) => ({ id, method: 'GET', url: '/me', ...more })

  test('a bad envelope is 400 and nothing of it runs', async () => {
    const write = { id: '1', method: 'POST', url: '/me/calendars', body: { name: 'Batched' } }
    const typed = { ...write, headers: { 'Content-Type': 'application/json' } }
    const bad: Json[][] = [
      [],
      [me('a'), me('A')],
      [typed, write],
      [typed, { ...me('2'), dependsOn: ['9'] }],
      [
        typed,
        me('2', { dependsOn: ['1'] }),
        me('3', { dependsOn: ['1'] }),
        me('4', { dependsOn: ['2'] }),
      ],
      [typed, me('2', { dependsOn: ['3'] }), me('3', { dependsOn: ['2'] })],
      [
        typed,
        {
          id: '2',
          method: 'POST',
          url: '/$batch',
          headers: { 'Content-Type': 'application/json' },
          body: { requests: [] },
        },
      ],
    ]
    for (const requests of bad)
      expect([JSON.stringify(requests), (await batch(requests)).status]).toEqual([
        JSON.stringify(requests),
        400,
      ])
    const calendars = (await (await as('megan'))('/me/calendars?$top=50')).body['value']
    expect(calendars.filter((one: Json) => one['name'] === 'Batched')).toEqual([])
  })

  test('a chain of twenty on one mailbox is served whole; twenty side by side are throttled beyond four', async () => {
    const read = (at: number, more: Json = {}) => ({
      id: String(at),
      method: 'GET',
      url: '/me/calendars',
      ...more,
    })
    const chain = await batch(
      Array.from({ length: 20 }, (_, at) => read(at, at ? { dependsOn: [String(at - 1)] } : {})),
    )
    expect(chain.body['responses'].map((one: Json) => one['status'])).toEqual(Array(20).fill(200))
    const wide = await batch(Array.from({ length: 20 }, (_, at) => read(at)))
    const statuses = wide.body['responses'].map((one: Json) => one['status'])
    expect([
      statuses.filter((one: number) => one === 200).length,
      statuses.filter((one: number) => one === 429).length,
    ]).toEqual([4, 16])
  })

  test('answers stand in another order, photos as base64, and every item is in the log', async () => {
    const answer = await batch([
      me('1'),
      { id: '2', method: 'GET', url: '/users/alex@contoso.example/photo/$value' },
      me('3'),
      { id: '4', method: 'GET', url: '/users/nobody' },
    ])
    expect(answer.body['responses'].map((one: Json) => one['id'])).not.toEqual(['1', '2', '3', '4'])
    const photo = by(answer, '2')
    if (photo['status'] === 200) expect(atob(photo['body']).slice(0, 2)).toBe('\u00ff\u00d8')
    const rows = await sandbox.log()
    const envelope = rows.find((row) => row['path'] === '/v1.0/$batch')
    expect(
      rows.filter((row) => row['batch'] === envelope?.['n']).map((row) => row['path']),
    ).toEqual([
      '/v1.0/me',
      '/v1.0/users/alex@contoso.example/photo/$value',
      '/v1.0/me',
      '/v1.0/users/nobody',
    ])
    expect(rows.every((row) => row['user'] === 'megan@contoso.example')).toBe(true)
  })
})

describe('limits and faults', () => {
  test(
    '10,000 requests in ten minutes for one application and mailbox; others are not touched',
    { timeout: 60_000 },
    async () => {
      const graph = await as('megan')
      let served = 0
      let last = await graph('/me/mailboxSettings/timeZone')
      for (; last.status !== 429 && served < 10_100; served += 1)
        last = await graph('/me/calendars?$top=1&$select=id')
      expect(served).toBe(10_000)
      expect(last.body['error'].code).toBe('ApplicationThrottled')
      const wait = Number(last.headers.get('retry-after'))
      expect(wait).toBeGreaterThan(0)
      expect((await (await as('adele'))('/me/calendars')).status).toBe(200)
      await sandbox.control('clock', { advanceMs: 601_000 })
      expect((await (await as('megan'))('/me/calendars')).status).toBe(200)
    },
  )

  test('a fault counts down, names its code, and a lost answer has been work done', async () => {
    const graph = await as('megan')
    await sandbox.control('faults', {
      rules: [
        {
          match: { method: 'GET', path: '^/v1.0/me/contacts$' },
          times: 1,
          action: { status: 503, retryAfter: 4 },
        },
        {
          match: { method: 'POST', path: '/contacts$' },
          times: 1,
          action: { dropResponseAfterWrite: true },
        },
      ],
    })
    const refused = await graph('/me/contacts')
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '4'])
    expect((await graph('/me/contacts?$top=1')).status).toBe(200)
    expect(
      (await graph('/me/contacts', { method: 'POST', body: { givenName: 'Lost' } })).status,
    ).toBe(504)
    const found = await graph("/me/contacts?$filter=givenName eq 'Lost'")
    expect(found.body['value']).toHaveLength(1)
  })

  test('a control that is asked nonsense says where, and changes nothing', async () => {
    const bad: [string, unknown, string][] = [
      ['faults', { rules: [{ match: { path: '(' }, action: {} }] }, '#/rules/0/match/path'],
      ['faults', { rules: [{ match: {}, action: { status: 200 } }] }, '#/rules/0/action/status'],
      ['clock', { now: 'tomorrow' }, '#/now'],
      ['reset', { seed: 'fancy' }, '#/seed'],
      ['apps', {}, '#/name'],
      ['lifecycle', { subscriptionId: 'x', event: 'born' }, '#/event'],
    ]
    for (const [path, body, pointer] of bad) {
      const answer = await sandbox.control(path, body)
      expect([
        path,
        answer.status,
        answer.headers.get('content-type'),
        answer.body['errors']?.[0].pointer,
      ]).toEqual([path, 400, 'application/problem+json', pointer])
    }
    expect((await sandbox.control('token', { user: 'nobody@contoso.example' })).status).toBe(404)
    expect((await (await as('megan'))('/me')).status).toBe(200)
  })
})

describe('mail and people', () => {
  test('sendMail needs its permission and leaves one row a recipient', async () => {
    const message = {
      subject: 'Welcome',
      body: { contentType: 'HTML', content: '<p>Hello</p>' },
      toRecipients: [
        { emailAddress: { address: 'adele@contoso.example' } },
        { emailAddress: { address: 'x@y.example' } },
      ],
    }
    const denied = await (
      await as('megan', ['User.Read'])
    )('/me/sendMail', { method: 'POST', body: { message } })
    expect(denied.status).toBe(403)
    const graph = await as('megan', ['Mail.Send'])
    expect(
      (await graph('/me/sendMail', { method: 'POST', body: { message: { subject: 'Nobody' } } }))
        .status,
    ).toBe(400)
    expect(
      (await graph('/me/sendMail', { method: 'POST', body: { message, saveToSentItems: true } }))
        .status,
    ).toBe(202)
    const rows = (await sandbox.control('mail?to=ADELE@contoso.example', undefined, 'GET')).body
    expect(rows).toMatchObject([
      { kind: 'mail', from: 'megan@contoso.example', subject: 'Welcome', body: '<p>Hello</p>' },
    ])
  })

  test('the seeds have the people they promise', async () => {
    const people = async () =>
      (await sandbox.control('people', undefined, 'GET')).body as unknown as Json[]
    const kinds = (await people()).map((one) => one['kind'])
    expect(new Set(kinds)).toEqual(new Set(['admin', 'member', 'guest', 'disabled', 'no-mailbox']))
    expect(
      (await people()).filter((one) => String(one['user']).endsWith('@fabrikam.example')),
    ).toHaveLength(3)
    await sandbox.control('reset', { seed: 'empty' })
    expect(await people()).toEqual([])
  })

  test('the live feed tells a burst of changes once', async () => {
    const response = await sandbox.fetch('/sandbox/live?user=megan@contoso.example')
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader()
    const graph = await as('megan')
    await graph('/me/contacts', { method: 'POST', body: { givenName: 'A' } })
    await graph('/me/calendars', { method: 'POST', body: { name: 'B' } })
    let text = ''
    while (!text.includes('event: change')) text += (await reader.read()).value ?? ''
    await reader.cancel()
    const data = JSON.parse(/data: (.*)/.exec(text)?.[1] ?? '{}') as { entities: string[] }
    expect(data.entities).toContain('contact')
  })
})
