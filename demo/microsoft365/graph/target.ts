/**
 * @module
 * What a Graph path is about: whose mailbox, which part of the directory, a subscription.
 *
 * Owns: the reading of paths. Does not own: permissions (permissions.ts) nor what the parts answer.
 */
export type Area =
  | 'calendar'
  | 'contacts'
  | 'settings'
  | 'timeZones'
  | 'categories'
  | 'ids'
  | 'mail'

export type Target =
  | { kind: 'batch' }
  | { kind: 'mailbox'; area: Area; user: string | 'me'; path: string }
  | { kind: 'sendMail'; user: string | 'me' }
  | { kind: 'subscriptions'; id?: string; action?: string }
  /** Decoded segments; `users/{key}` and `me` stay in front. */
  | { kind: 'directory'; segments: string[] }
  | { kind: 'unknown'; segment: string }

const AREAS: Record<string, Area> = {
  calendar: 'calendar',
  calendars: 'calendar',
  calendargroups: 'calendar',
  calendarview: 'calendar',
  events: 'calendar',
  contacts: 'contacts',
  contactfolders: 'contacts',
  mailboxsettings: 'settings',
  translateexchangeids: 'ids',
  messages: 'mail',
  mailfolders: 'mail',
}
const OUTLOOK_AREAS: Record<string, Area> = { mastercategories: 'categories' }
const USER_PARTS = new Set([
  'memberof',
  'transitivememberof',
  'photo',
  'photos',
  'licensedetails',
  'manager',
])
const ROOTS = new Set([
  'groups',
  'organization',
  'directoryroles',
  'directoryobjects',
  'subscribedskus',
])

/** `rest` is the path below /v1.0/, percent-encoded as it came. */
export function readTarget(rest: string): Target {
  const raw = rest.split('/').filter(Boolean)
  const segments = raw.flatMap(splitKey)
  const root = plainName(segments[0] ?? '')
  if (root === '$batch') return { kind: 'batch' }
  if (root === 'subscriptions') return subscription(segments)
  if (root === 'me') return personal('me', segments.slice(1), segments)
  if (root === 'users') return users(segments)
  if (ROOTS.has(root)) return { kind: 'directory', segments: segments.map(decode) }
  return { kind: 'unknown', segment: decode(segments[0] ?? '') }
}

function users(segments: string[]): Target {
  const [, key, ...rest] = segments
  const special = key === undefined || ['delta', '$count'].includes(plainName(key))
  if (special) return { kind: 'directory', segments: segments.map(decode) }
  return personal(decode(key), rest, segments)
}

function personal(user: string, rest: string[], segments: string[]): Target {
  const [first] = rest
  if (first === undefined) return { kind: 'directory', segments: segments.map(decode) }
  const name = plainName(first)
  if (name === 'sendmail') return { kind: 'sendMail', user }
  const area = name === 'outlook' ? outlookArea(rest[1]) : AREAS[name]
  if (area) return { kind: 'mailbox', area, user, path: rest.join('/') }
  if (USER_PARTS.has(name)) return { kind: 'directory', segments: segments.map(decode) }
  return { kind: 'unknown', segment: decode(first) }
}

function outlookArea(part: string | undefined): Area {
  return OUTLOOK_AREAS[plainName(part ?? '')] ?? 'timeZones'
}

function subscription(segments: string[]): Target {
  const [, id, action] = segments
  if (id === undefined) return { kind: 'subscriptions' }
  return {
    kind: 'subscriptions',
    id: decode(id),
    ...(action === undefined ? {} : { action: plainName(action) }),
  }
}

/** `users('id')` is `users/id`; other calls, such as supportedTimeZones(…), stay whole. */
function splitKey(segment: string): string[] {
  const keyed = /^(users|subscriptions|groups)\((?:'|%27)(.+)(?:'|%27)\)$/i.exec(segment)
  return keyed ? [keyed[1] ?? '', keyed[2] ?? ''] : [segment]
}

/** Lower-case name without a namespace and without call brackets. */
export function plainName(segment: string): string {
  return decode(segment)
    .toLowerCase()
    .replace(/\(.*\)$/, '')
    .replace(/^microsoft\.graph\./, '')
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
