/**
 * @module
 * The activity of a stream as JSON lines (SYN-8): read page by page, so that 90 days never stand in memory.
 */
import type { Hono, MiddlewareHandler } from 'hono'
import { stream } from '../../contract/sync.ts'
import type { Stream } from '../../domain/record.ts'
import type { MailboxHost } from '../../ports/hosts.ts'
import { actorOf } from '../bind.ts'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

const PAGE = 200

export function exportRoutes(
  app: Hono<AppEnv>,
  { hosts }: HttpDependencies,
  guards: readonly MiddlewareHandler<AppEnv>[],
): void {
  app.on('GET', ['/v1/streams/:stream/export'], ...guards, async (context) => {
    const name = stream.safeParse(context.req.param('stream'))
    if (!name.success) {
      return problemResponse(context, {
        code: 'not-found',
        detail: 'There is nothing at this address.',
      })
    }
    const mailbox = hosts.mailbox(actorOf(context.get('session')))
    const lines = linesOf(mailbox, name.data)
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const next = await lines.next()
        if (next.done === true) controller.close()
        else controller.enqueue(new TextEncoder().encode(next.value))
      },
    })
    return context.body(body, 200, {
      'Content-Type': 'application/x-ndjson; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.data}-activity.jsonl"`,
    })
  })
}

async function* linesOf(mailbox: MailboxHost, name: Stream): AsyncGenerator<string> {
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<MailboxHost['activity']>> = await mailbox.activity(name, {
      cursor,
      limit: PAGE,
    })
    // Half a file with a good ending would be taken for the whole: a break is a broken download.
    if (!page.ok) throw new Error('the activity could not be read to its end')
    yield page.value.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
    cursor = page.value.cursor
  } while (cursor !== null)
}
