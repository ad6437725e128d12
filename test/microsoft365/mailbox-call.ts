/**
 * @module
 * A mailbox under test: in memory, with a clock and ids of its own, called as Graph is called.
 */
import { makeMailbox } from '../../demo/microsoft365/mailbox/mailbox.ts'
import type { GraphReply } from '../../demo/microsoft365/frame.ts'
import { nodeSqlite } from '../support/node-sqlite.ts'

export const owner = {
  userId: '0d5f1a2b-1111-4222-8333-444455556666',
  tenantId: '7b1f1a2b-1111-4222-8333-444455556666',
  displayName: 'Megan Bowen',
  address: 'megan@contoso.example',
}
const origin = 'http://graph.example'

/** A test reads answers as JSON; members are checked by the assertions themselves. */
type Json = ReturnType<typeof JSON.parse>
export type Answer = Omit<GraphReply, 'body'> & { body: Json }

export function openMailbox(seed: 'contoso' | 'large-mailbox' | 'empty' = 'empty') {
  let now = Date.parse('2026-05-01T08:00:00Z')
  let ids = 0
  const world = {
    now: () => now,
    random: () => 0.5,
    uuid: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, '0')}`,
  }
  const mailbox = makeMailbox({ sql: nodeSqlite(), world })
  mailbox.provision(owner, seed)

  const call = (text: string, body?: unknown, headers: Record<string, string> = {}): Answer => {
    const [method = 'GET', ...rest] = text.split(' ')
    const url = new URL(rest.join(' ').replace(`${origin}/v1.0/me/`, '/'), origin)
    const reply = mailbox.handle({
      method,
      path: url.pathname.slice(1),
      query: url.searchParams,
      headers,
      body,
      caller: {
        tenantId: owner.tenantId,
        userId: owner.userId,
        appId: 'app',
        scopes: [],
        roles: [],
      },
      owner,
      origin,
      prefix: 'me',
    })
    return { ...reply, body: reply.body ?? {} }
  }

  return {
    mailbox,
    call,
    advance: (ms: number) => {
      now += ms
    },
    /** All pages of a list or of a delta round. */
    pages(text: string, headers: Record<string, string> = {}) {
      const rows: Json[] = []
      const sizes: number[] = []
      let answer = call(`GET ${text}`, undefined, headers)
      for (;;) {
        if (answer.status !== 200)
          throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
        rows.push(...answer.body.value)
        sizes.push(answer.body.value.length)
        const next = answer.body['@odata.nextLink']
        if (!next) return { rows, sizes, link: String(answer.body['@odata.deltaLink'] ?? '') }
        answer = call(`GET ${next}`, undefined, headers)
      }
    },
  }
}

export const immutable = { prefer: 'IdType="ImmutableId"' }
export const at = (day: string, time: string, timeZone = 'UTC') => ({
  dateTime: `${day}T${time}:00`,
  timeZone,
})
export const event = (subject: string, day = '2026-06-10', more: object = {}) => ({
  subject,
  start: at(day, '09:00'),
  end: at(day, '10:00'),
  ...more,
})
