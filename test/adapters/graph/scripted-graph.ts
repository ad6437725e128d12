/**
 * @module
 * The Graph adapter over a server that answers as a test says: what no sandbox would.
 */
import { makeOutlookPort } from '../../../edge/adapters/graph/outlook-port.ts'

export const scriptedOrigin = 'https://graph.example'

/** One request of a `$batch`. */
export type BatchItem = { readonly id: string; readonly method: string; readonly url: string }

export const scriptedGraph = (fetch: (request: Request) => Promise<Response>, now = 0) =>
  makeOutlookPort({
    graphOrigin: scriptedOrigin,
    clock: { now: () => now, random: () => 0, uuid: () => 'u' },
    token: async () => ({ ok: true, value: 't' }),
    wait: async () => undefined,
    fetch,
  })

/** Every request comes in a `$batch`, and each is answered by itself. */
export const scriptedBatch = (answer: (item: BatchItem) => object) =>
  scriptedGraph(async (request) => {
    const { requests } = (await request.json()) as { requests: BatchItem[] }
    return Response.json({ responses: requests.map(answer) })
  })
