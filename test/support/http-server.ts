/**
 * @module
 * A function from Request to Response on a free port of this machine, for browsers that need a real server: redirects
 * are followed as they are in life.
 */
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Handler = (request: Request) => Promise<Response>
export type Listening = { readonly origin: string; readonly close: () => Promise<void> }

export async function listen(handler: Handler): Promise<Listening> {
  let origin = ''
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing, handler, origin).catch((error: unknown) => {
      outgoing.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { origin, close }
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: Handler,
  origin: string,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const method = incoming.method ?? 'GET'
  const response = await handler(
    new Request(`${origin}${incoming.url ?? '/'}`, {
      method,
      headers: Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
      ...(method === 'GET' || method === 'HEAD' ? {} : { body: Buffer.concat(chunks) }),
      redirect: 'manual',
    }),
  )
  for (const [name, value] of response.headers) outgoing.appendHeader(name, value)
  outgoing.writeHead(response.status).end(Buffer.from(await response.arrayBuffer()))
}
