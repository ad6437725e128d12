/**
 * @module
 * A mailbox of the in-process sandbox behind the real Graph adapter, and its person acting through Graph as
 * any other program would.
 */
import { makeAppToken } from '../../../edge/adapters/entra/app-token.ts'
import { fieldsToContact } from '../../../edge/adapters/graph/contact-json.ts'
import { newBody } from '../../../edge/adapters/graph/event-body.ts'
import { descriptionOf, fieldsToEvent } from '../../../edge/adapters/graph/event-json.ts'
import { makeOutlookPort } from '../../../edge/adapters/graph/outlook-port.ts'
import type { Fields, Stream } from '../../../edge/domain/record.ts'
import type { OutlookUnderTest } from '../../contracts/outlook-stage.ts'
import { createInProcessSandbox } from '../../support/sandbox.ts'
import type { InProcessSandbox } from '../../support/sandbox.ts'

export const graphOrigin = 'http://127.0.0.1:8789'
/** The samples of the port's suite lie after it, whenever the tests run: what is over gets no reminder. */
const beforeTheSamples = Date.parse('2026-10-01T00:00:00Z')
export const megan = 'megan@contoso.example'

export type SandboxStage = OutlookUnderTest & {
  readonly sandbox: InProcessSandbox
  /** Calls of the adapter. */
  readonly requests: Request[]
  readonly waits: number[]
  graph(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  control(path: string, body?: object, method?: string): Promise<unknown>
}

const scopes = [
  'Calendars.ReadWrite',
  'Contacts.ReadWrite',
  'MailboxSettings.Read',
  'User.Read',
  'User.ReadBasic.All',
]

export async function stageSandbox(
  options: Parameters<typeof createInProcessSandbox>[0] & {
    /** With the application's own token in place of the person's. */
    readonly application?: boolean
  } = {},
): Promise<SandboxStage> {
  const sandbox = createInProcessSandbox({ origin: graphOrigin, ...options })
  const control = controlOf(sandbox)
  await control('reset', { seed: 'contoso' })
  const mint = async () =>
    ((await control('token', { user: megan, scopes })) as { access_token: string }).access_token
  const lent = options.application === true ? await applicationOf(sandbox, control) : null
  const mintOwn = lent?.mint ?? mint
  let token = await mintOwn()
  const requests: Request[] = []
  const waits: number[] = []
  const now = options.now ?? (() => beforeTheSamples)
  const port = makeOutlookPort({
    graphOrigin,
    clock: { now, random: Math.random, uuid: () => crypto.randomUUID() },
    token: async (fresh) => ({ ok: true, value: fresh ? (token = await mintOwn()) : token }),
    user: () => lent?.user ?? null,
    wait: async (ms) => void waits.push(ms),
    fetch: (request) => {
      requests.push(request.clone())
      return sandbox.fetch(request)
    },
  })
  const graph = graphOf(sandbox, mint)
  return {
    port,
    sandbox,
    requests,
    waits,
    graph,
    control,
    person: personOf(graph, async (id, calendar) => {
      await control('outlook/move-event', { user: megan, id, calendar })
    }),
    expireCursors: async () => void (await control('expire-delta', { user: megan })),
  }
}

/** An application an administrator granted both permissions, and whose mailbox it is used on. */
async function applicationOf(sandbox: InProcessSandbox, control: SandboxStage['control']) {
  const roles = ['Calendars.ReadWrite', 'Contacts.ReadWrite']
  const registered = (await control('apps', {
    name: 'lent',
    secrets: ['secret'],
    adminConsent: { application: roles },
  })) as { clientId: string }
  const people = (await control('people', {}, 'GET')) as Record<
    'user' | 'id' | 'tenantId',
    string
  >[]
  const person = people.find(({ user }) => user === megan)
  const port = makeAppToken({
    entraOrigin: graphOrigin,
    clientId: registered.clientId,
    credential: { kind: 'secret', secret: 'secret' },
    clock: { now: Date.now, random: Math.random, uuid: () => crypto.randomUUID() },
    fetch: (request) => sandbox.fetch(request),
  })
  const mint = async () => {
    const answer = await port.appToken(person?.tenantId ?? '')
    if (!answer.ok) throw new Error(answer.failure.detail)
    return answer.value.accessToken
  }
  return { mint, user: person?.id ?? '' }
}

function controlOf(sandbox: InProcessSandbox): SandboxStage['control'] {
  return async (path, body = {}, method = 'POST') => {
    const reply = await sandbox.fetch(`${graphOrigin}/sandbox/${path}`, {
      method,
      ...(method === 'GET'
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${text}`)
    return text === '' ? null : (JSON.parse(text) as unknown)
  }
}

function graphOf(sandbox: InProcessSandbox, mint: () => Promise<string>): SandboxStage['graph'] {
  return async (method, path, body) => {
    const reply = await sandbox.fetch(`${graphOrigin}/v1.0${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await mint()}`,
        prefer: 'IdType="ImmutableId"',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const text = await reply.text()
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${text}`)
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>
  }
}

export function personOf(
  graph: SandboxStage['graph'],
  moveEvent: (id: string, calendar: string) => Promise<void>,
): OutlookUnderTest['person'] {
  const container = (stream: Stream) => (stream === 'calendar' ? 'calendars' : 'contactFolders')
  const item = (stream: Stream) => (stream === 'calendar' ? 'events' : 'contacts')
  const named = (stream: Stream, name: string) =>
    stream === 'calendar' ? { name } : { displayName: name }
  const person: OutlookUnderTest['person'] = {
    create: async (stream, id, fields) => {
      const path = `/me/${container(stream)}/${id}/${item(stream)}`
      return String((await graph('POST', path, members(stream, fields, true)))['id'])
    },
    update: async (stream, id, fields) => {
      await graph('PATCH', `/me/${item(stream)}/${id}`, members(stream, fields, false))
    },
    remove: async (stream, id) => void (await graph('DELETE', `/me/${item(stream)}/${id}`)),
    moveAway: async (stream, id) => {
      const other = await person.makeContainer(stream, `Other ${crypto.randomUUID()}`)
      if (stream === 'contacts')
        await graph('PATCH', `/me/contacts/${id}`, { parentFolderId: other })
      else {
        const { name } = await graph('GET', `/me/calendars/${other}`)
        await moveEvent(id, String(name))
      }
    },
    makeContainer: async (stream, name) =>
      String((await graph('POST', `/me/${container(stream)}`, named(stream, name)))['id']),
    removeContainer: async (stream, id) => {
      await graph('DELETE', `/me/${container(stream)}/${id}`)
    },
  }
  return person
}

function members(stream: Stream, fields: Fields, isNew: boolean): object {
  if (stream === 'contacts') return fieldsToContact(fields, null)
  const plain = fieldsToEvent(fields)
  if (!plain.ok) throw new Error(plain.failure.detail)
  const { recurrence, ...rest } = plain.value
  const hasBody = isNew || 'description' in fields
  return {
    ...rest,
    ...(recurrence ? { recurrence } : {}),
    ...(hasBody ? { body: newBody(descriptionOf(fields['description'])) } : {}),
  }
}
