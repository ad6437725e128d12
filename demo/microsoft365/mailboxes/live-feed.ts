/**
 * @module
 * Server-sent events for the Outlook page: one message for each burst of changes to a mailbox.
 */
import type { MailboxChange } from '../frame.ts'

/** Changes within this time make one message. */
const BURST_MS = 50

export function makeLiveFeed() {
  const watchers = new Set<ReadableByteStreamController>()
  let waiting: MailboxChange[] = []
  let timer: ReturnType<typeof setTimeout> | undefined

  const send = (text: string) => {
    for (const watcher of watchers) {
      try {
        // Bytes of its own for each: a byte stream takes their buffer away.
        watcher.enqueue(new TextEncoder().encode(text))
      } catch {
        watchers.delete(watcher)
      }
    }
  }
  const flush = () => {
    timer = undefined
    const entities = [...new Set(waiting.map(({ entity }) => entity))]
    const data = {
      entities,
      changes: waiting.map(({ entity, changeType, id }) => ({ entity, changeType, id })),
    }
    waiting = []
    send(`event: change\ndata: ${JSON.stringify(data)}\n\n`)
  }

  return {
    open(): ReadableStream<Uint8Array> {
      let own: ReadableByteStreamController | undefined
      // Only byte streams cross from a Durable Object.
      return new ReadableStream({
        type: 'bytes',
        start(controller: ReadableByteStreamController) {
          own = controller
          controller.enqueue(new TextEncoder().encode(': open\n\n'))
          watchers.add(controller)
        },
        cancel() {
          if (own) watchers.delete(own)
        },
      })
    },
    changed(changes: readonly MailboxChange[]): void {
      if (watchers.size === 0) return
      waiting.push(...changes)
      timer ??= setTimeout(flush, BURST_MS)
    },
  }
}
