/**
 * @module
 * The Graph adapter over one bare sandbox mailbox whose moods (demo/microsoft365/mailbox/quirks.ts) a test
 * chooses. A thin front stands where the sandbox's door would: addresses, headers, $batch in order.
 */
import { makeOutlookPort } from '../../../edge/adapters/graph/outlook-port.ts'
import type { Quirks } from '../../../demo/microsoft365/mailbox/quirks.ts'
import { openMailbox } from '../../microsoft365/mailbox-call.ts'
import type { Answer } from '../../microsoft365/mailbox-call.ts'
import { graphOrigin, personOf } from './sandbox-stage.ts'
import type { SandboxStage } from './sandbox-stage.ts'

export type MoodStage = Pick<SandboxStage, 'port' | 'person' | 'expireCursors' | 'graph'> & {
  mood(change: Partial<Quirks>): void
  advance(ms: number): void
  readonly mails: unknown[]
}

type Item = {
  id: string
  method: string
  url: string
  headers?: Record<string, string>
  body?: unknown
  dependsOn?: string[]
}

/** Links of the mailbox start with the origin it was opened for. */
const boxOrigin = 'http://graph.example'

export function stageMood(mood: Partial<Quirks>): MoodStage {
  const box = openMailbox()
  box.mailbox.configure(mood)
  const mails: unknown[] = []
  const call = (method: string, path: string, body: unknown, headers: Record<string, string>) => {
    const below = path.replace(/^\/me\//, '/').replace(/^\/users\/[^/]+\//, '/')
    const answer = box.call(`${method} ${below}`, body, headers)
    mails.push(...(answer.mails ?? []))
    return JSON.parse(JSON.stringify(answer).replaceAll(boxOrigin, graphOrigin)) as Answer
  }
  const port = makeOutlookPort({
    graphOrigin,
    clock: { now: () => Date.parse('2026-05-01T08:00:00Z'), random: () => 0, uuid: unique },
    token: async () => ({ ok: true, value: 't' }),
    wait: async () => undefined,
    fetch: async (request) => {
      const url = new URL(request.url)
      const text = await request.text()
      const body: unknown = text === '' ? undefined : JSON.parse(text)
      const path = url.pathname.replace('/v1.0', '') + url.search
      if (path === '/$batch') return batched(call, (body as { requests: Item[] }).requests)
      const answer = call(request.method, path, body, Object.fromEntries(request.headers))
      return answer.status === 204
        ? new Response(null, { status: 204 })
        : Response.json(answer.body, { status: answer.status, headers: answer.headers })
    },
  })
  const graph: SandboxStage['graph'] = async (method, path, body) => {
    const answer = call(method, path, body, { prefer: 'IdType="ImmutableId"' })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`)
    return answer.body as Record<string, unknown>
  }
  const moveEvent = async (id: string, calendar: string) => {
    box.mailbox.moveEvent(id, calendar)
  }
  return {
    port,
    graph,
    mails,
    person: personOf(graph, moveEvent),
    expireCursors: async () => box.mailbox.expireDelta(),
    mood: (change) => box.mailbox.configure(change),
    advance: box.advance,
  }
}

const unique = (): string => crypto.randomUUID()

function batched(
  call: (method: string, path: string, body: unknown, headers: Record<string, string>) => Answer,
  items: readonly Item[],
): Response {
  const failed = new Set<string>()
  const responses = items.map(({ id, method, url, headers = {}, body, dependsOn = [] }) => {
    const broken = dependsOn.some((one) => failed.has(one))
    const answer = broken
      ? { status: 424, headers: {}, body: {} }
      : call(method, url, body, headers)
    if (answer.status >= 400) failed.add(id)
    return { id, status: answer.status, headers: answer.headers, body: answer.body as unknown }
  })
  return Response.json({ responses: responses.toReversed() })
}
