/**
 * @module
 * The network of the crash tests: brings every request to the Worker whose origin it names. Doorbells for the
 * edge are kept until the test takes them, so that a test decides when they ring.
 */
import { bellsUrl, crmOrigin, edgeOrigin, microsoft365Origin } from './origins.ts'

type Neighbours = { readonly MICROSOFT365: Fetcher; readonly CRM: Fetcher }

export type Bell = {
  readonly url: string
  readonly headers: [string, string][]
  readonly body: string
}

let bells: Bell[] = []

// oxlint-disable-next-line import/no-default-export -- what the platform starts
export default {
  async fetch(
    request: Request,
    { MICROSOFT365: sandbox, CRM: crm }: Neighbours,
  ): Promise<Response> {
    const { origin, searchParams } = new URL(request.url)
    if (origin === microsoft365Origin) return sandbox.fetch(request)
    if (origin === crmOrigin) return crm.fetch(request)
    if (request.url === bellsUrl) return takeBells()
    if (origin !== edgeOrigin) return new Response('nobody lives here', { status: 502 })
    const token = searchParams.get('validationToken')
    if (token !== null) return new Response(token, { headers: { 'content-type': 'text/plain' } })
    bells.push({ url: request.url, headers: [...request.headers], body: await request.text() })
    return new Response(null, { status: 202 })
  },
}

function takeBells(): Response {
  const taken = bells
  bells = []
  return Response.json(taken)
}
