/**
 * @module
 * The envelope of a $batch read and checked as a whole (graph-contract §5): a bad one is 400 before anything runs.
 */
import * as z from 'zod'
import type { PlainRequest } from './serving.ts'

export type Item = {
  /** Lower-case: ids are compared without regard to case. */
  id: string
  givenId: string
  dependsOn: string[]
  request: PlainRequest
}
const MOST = 20
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

const Envelope = z.object({
  requests: z.array(
    z.object({
      id: z.string().min(1),
      method: z.string().refine((method) => METHODS.includes(method.toUpperCase())),
      url: z.string().min(1),
      headers: z.record(z.string(), z.coerce.string()).optional(),
      body: z.unknown().optional(),
      dependsOn: z.array(z.string()).nullish(),
    }),
  ),
})
type Asked = z.infer<typeof Envelope>['requests'][number]

/** The items, or what is wrong with the envelope. */
export function readItems(body: unknown): Item[] | string {
  const read = Envelope.safeParse(body)
  if (!read.success)
    return `Invalid batch payload format: ${read.error.issues[0]?.path.join('.') ?? ''}`
  const { requests } = read.data
  if (requests.length === 0) return 'Invalid batch payload format: no requests.'
  if (requests.length > MOST)
    return `Number of batch request steps exceeds the maximum value of ${MOST}.`
  const items = requests.map(readItem)
  const ids = new Set(items.map(({ id }) => id))
  if (ids.size < items.length) return 'Request ids of a batch must be unique.'
  if (items.some(({ request }) => /^\/v1\.0\/(\$|%24)batch/i.test(request.path)))
    return 'A batch request cannot be nested in another one.'
  const missing = requests.find(
    ({ body: content, headers }) => content != null && !hasContentType(headers),
  )
  if (missing)
    return `Write request id : ${missing.id} does not contain Content-Type header or body.`
  return dependencyProblem(items, ids) ?? items
}

function readItem({ id, method, url, headers, body, dependsOn }: Asked): Item {
  const [path = '', ...query] = url
    .replace(/^https?:\/\/[^/]+/i, '')
    .replace(/^\/?(v1\.0\/)?/i, '')
    .split('?')
  const lower = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  )
  const picture = /^image\//i.test(lower['content-type'] ?? '') && typeof body === 'string'
  return {
    id: id.toLowerCase(),
    givenId: id,
    dependsOn: (dependsOn ?? []).map((one) => one.toLowerCase()),
    request: {
      method: method.toUpperCase(),
      path: `/v1.0/${path}`,
      search: query.length > 0 ? `?${query.join('?')}` : '',
      headers: lower,
      ...(body == null
        ? {}
        : { body: picture ? Uint8Array.from(atob(body), (c) => c.charCodeAt(0)) : body }),
    },
  }
}

function hasContentType(headers: Record<string, string> | undefined): boolean {
  return Object.keys(headers ?? {}).some((name) => name.toLowerCase() === 'content-type')
}

/** All side by side, or one chain, or all behind the same one; anything else is refused. */
function dependencyProblem(items: Item[], ids: ReadonlySet<string>): string | undefined {
  const dependent = items.filter(({ dependsOn }) => dependsOn.length > 0)
  if (dependent.length === 0) return undefined
  const unknown = dependent.find(({ dependsOn }) => dependsOn.some((id) => !ids.has(id)))
  if (unknown) return `Invalid dependsOn of request ${unknown.givenId}.`
  if (circular(items)) return 'The dependencies of the batch are circular.'
  if (dependent.some(({ dependsOn }) => dependsOn.length > 1))
    return 'A request can depend on one other request only.'
  const first = dependent[0]?.dependsOn[0]
  const sameOne = dependent.every(({ dependsOn }) => dependsOn[0] === first)
  const targets = dependent.map(({ dependsOn }) => dependsOn[0])
  const serial = new Set(targets).size === targets.length
  return sameOne || serial
    ? undefined
    : 'Requests of a batch are parallel, serial, or all depend on the same request.'
}

function circular(items: Item[]): boolean {
  const done = new Set<string>()
  let left = items
  while (left.length > 0) {
    const ready = left.filter(({ dependsOn }) => dependsOn.every((id) => done.has(id)))
    if (ready.length === 0) return true
    for (const { id } of ready) done.add(id)
    left = left.filter(({ id }) => !done.has(id))
  }
  return false
}
