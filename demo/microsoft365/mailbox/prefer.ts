/**
 * @module
 * The Prefer header of Outlook calls (graph-contract §2.3) and its Preference-Applied.
 *
 * Does not own: what a preference does to an answer.
 */
import { failed, zoneNotSupported } from './failure.ts'
import type { Failure } from './failure.ts'
import { zoneOf } from './zones.ts'
import type { Zone } from './zones.ts'

export type Prefer = {
  immutableIds: boolean
  zone?: Zone
  body?: 'text' | 'html'
  pageSize?: number
  /** What Preference-Applied says, in the order asked. */
  applied: string[]
}

export function readPrefer(header: string | undefined): Prefer | Failure {
  const prefer: Prefer = { immutableIds: false, applied: [] }
  for (const [, name = '', quoted, bare] of (header ?? '').matchAll(
    /([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^",;\s]+)))?/g,
  )) {
    const problem = take(prefer, name.toLowerCase(), quoted ?? bare ?? '')
    if (problem) return problem
  }
  return prefer
}

function take(prefer: Prefer, name: string, value: string): Failure | undefined {
  if (name === 'idtype') prefer.immutableIds = value.toLowerCase() === 'immutableid'
  if (name === 'outlook.body-content-type' && /^(text|html)$/i.test(value)) {
    prefer.body = value.toLowerCase() as 'text' | 'html'
    prefer.applied.push(`outlook.body-content-type="${prefer.body}"`)
  }
  if (name === 'odata.maxpagesize' && /^[1-9]\d{0,5}$/.test(value)) {
    prefer.pageSize = Number(value)
    prefer.applied.push(`odata.maxpagesize=${value}`)
  }
  if (name !== 'outlook.timezone') return undefined
  const zone = zoneOf(value)
  if (failed(zone)) return zoneNotSupported(value)
  prefer.zone = zone
  prefer.applied.push(`outlook.timezone="${value}"`)
  return undefined
}
