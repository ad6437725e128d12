/**
 * @module
 * Where notices come in during a run: a small server on this machine, at an address the CRM can reach.
 *
 * Does not own: whether a notice is right (checks/notices.ts).
 */
import { createServer } from 'node:http'
import type { IncomingMessage } from 'node:http'

export type Notice = {
  header(name: string): string
  /** As it was signed. */
  readonly body: string
}

export type Receiver = {
  readonly url: string
  /** The oldest one not taken yet; null where none comes in time. */
  next(ms: number): Promise<Notice | null>
  /** How the next ones are answered. */
  answer(status: number): void
}

/** A notice is under 20 kB by the contract; what is larger is cut, and its signature fails. */
const MAX_BYTES = 64 * 1024
const LOOK_EVERY_MS = 100

/** null: somebody else has the port. */
export async function openReceiver(
  url: string,
  port: number,
  pause: (ms: number) => Promise<void>,
): Promise<(Receiver & { close(): void }) | null> {
  const waiting: Notice[] = []
  let status = 204
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const header = (name: string) => String(request.headers[name] ?? '')
      if (request.method === 'POST') waiting.push({ header, body })
      response.writeHead(status).end()
    })
  })
  const isOpen = await new Promise<boolean>((done) => {
    server.once('error', () => done(false))
    server.listen(port, () => done(true))
  })
  if (!isOpen) return null
  return {
    url,
    answer: (next) => {
      status = next
    },
    async next(ms) {
      for (let waited = 0; waiting.length === 0 && waited < ms; waited += LOOK_EVERY_MS)
        await pause(LOOK_EVERY_MS)
      return waiting.shift() ?? null
    },
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size <= MAX_BYTES) chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
