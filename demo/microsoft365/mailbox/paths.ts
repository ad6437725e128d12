/**
 * @module
 * Paths below `/me`: cut into segments, brought to one form for routing, and repeated in contexts and links.
 *
 * Owns: the equal spellings (`calendar`, key parentheses, long function names). Does not own: the routes.
 */
import type { GraphCall } from '../frame.ts'

/** Stands for the default calendar or contacts folder in a routed path; no id looks like it. */
export const standard = '~'

const keyed = new Set([
  'calendars',
  'events',
  'contacts',
  'contactfolders',
  'childfolders',
  'instances',
  'attachments',
  'exceptionoccurrences',
  'extensions',
  'mastercategories',
])
const functions = new Set(['delta', 'permanentdelete', '$count', '$value'])

/** Segments as called, decoded; `calendars('x')` becomes two. Undefined where the encoding is broken. */
export function segmentsOf(call: Pick<GraphCall, 'path'>): string[] | undefined {
  const segments: string[] = []
  for (const raw of call.path.split('/').filter((part) => part !== '')) {
    const text = decoded(raw)
    if (text === undefined) return undefined
    const [, name, key] = /^(\w+)\('((?:[^']|'')*)'\)$/.exec(text) ?? []
    if (name !== undefined && key !== undefined && keyed.has(name.toLowerCase())) {
      segments.push(name, key.replaceAll("''", "'"))
    } else segments.push(text)
  }
  return segments
}

function decoded(raw: string): string | undefined {
  try {
    return decodeURIComponent(raw)
  } catch {
    return undefined
  }
}

/** One spelling for all: `events/x` → `calendars/~/events/x`, `microsoft.graph.delta()` → `delta`. */
export function routed(segments: readonly string[]): string[] {
  const names = segments.map((segment, at) => {
    const after = segments[at - 1]?.toLowerCase() ?? ''
    return keyed.has(after) && !isFunction(segment) ? segment : plainName(segment)
  })
  const [first = '', ...rest] = names
  if (first === 'calendar') return ['calendars', standard, ...rest]
  if (first === 'events' || first === 'calendarview') return ['calendars', standard, ...names]
  if (first === 'contacts') return ['contactfolders', standard, ...names]
  return names
}

function isFunction(segment: string): boolean {
  return functions.has(plainName(segment))
}

function plainName(segment: string): string {
  const name = segment.toLowerCase().replace(/\(\)$/, '')
  return name.startsWith('microsoft.graph.') ? name.slice('microsoft.graph.'.length) : name
}

/** `me/calendars/AAMk…/events`: the call's own path, as links repeat it. */
export function requestPath(call: Pick<GraphCall, 'prefix' | 'path'>): string {
  return `${call.prefix}/${call.path.replace(/\/$/, '')}`
}

/** `users('<oid>')/calendars('<id>')/events`: what @odata.context says of an answer to this call. */
export function contextPath(call: GraphCall): string {
  const parts = [`users('${encodeURIComponent(call.owner.userId)}')`]
  const segments = segmentsOf(call) ?? []
  for (const [at, segment] of segments.entries()) {
    const before = segments[at - 1]?.toLowerCase() ?? ''
    const isKey = keyed.has(before) && !isFunction(segment)
    if (!isKey) parts.push(segment)
    else if (at < segments.length - 1) {
      parts[parts.length - 1] = `${parts.at(-1)}('${encodeURIComponent(segment)}')`
    }
  }
  return parts.join('/')
}
