/**
 * @module
 * Which handler serves which path: patterns against routed segments (paths.ts).
 */
import type { GraphReply } from '../frame.ts'
import { badSegment, failure } from './failure.ts'
import type { Failure } from './failure.ts'
import type { Session } from './session.ts'

export type Handler = (session: Session, params: Record<string, string>) => GraphReply | Failure
/** Method, pattern (`:name` takes one segment), handler. */
export type Routes = readonly (readonly [method: string, pattern: string, handler: Handler])[]

export type Found = { handler: Handler; params: Record<string, string> }

/** First match wins: literal patterns stand before those with a parameter in their place. */
export function findRoute(
  routes: Routes,
  method: string,
  segments: readonly string[],
): Found | Failure {
  let knownPath = false
  for (const [wanted, pattern, handler] of routes) {
    const params = match(pattern.split('/'), segments)
    if (!params) continue
    knownPath = true
    if (wanted === method) return { handler, params }
  }
  return knownPath
    ? failure(
        405,
        'Request_BadRequest',
        'Specified HTTP method is not allowed for the request target.',
      )
    : badSegment(segments.at(-1) ?? '')
}

function match(pattern: string[], segments: readonly string[]): Record<string, string> | undefined {
  if (pattern.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = segment
    else if (part !== segment) return undefined
  }
  return params
}
