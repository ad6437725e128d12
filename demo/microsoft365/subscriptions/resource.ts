/**
 * @module
 * What may be subscribed to (graph-contract §7.2), read from the text of a subscription's `resource`.
 */
import type { MailboxChange } from '../frame.ts'
import type { Area } from '../graph/target.ts'

export type Watched = {
  entity: MailboxChange['entity'] | 'user'
  /** Key of the person whose mailbox it is, as given; `me` for the caller. Absent for the directory. */
  user?: string
  /** A calendar or contact folder; absent: see the scope constants below. */
  container?: string
  area: Area | 'directory'
  /** The path that proves the container exists, below the user. */
  probe?: string
  /** `/me/calendars` refuses `created` (graph-contract §7.2, closeio). */
  refuses?: readonly string[]
}

/**
 * `/me/events`: the documentation says "all events in the mailbox", field reports say the default calendar only
 * (graph-contract §7.2). The stricter reading holds here.
 */
export const EVENTS_MEANS_DEFAULT_CALENDAR = true

const LONGEST_MINUTES = { outlook: 10_070, directory: 41_760 }

export function readResource(resource: string): Watched | undefined {
  const segments = resource
    .replace(/^https?:\/\/[^/]+\/v1\.0/i, '')
    .replace(/\?.*$/, '')
    .split('/')
    .filter(Boolean)
    .flatMap((segment) => {
      const keyed = /^(users|calendars|contactFolders)\('([^']+)'\)$/i.exec(segment)
      return keyed ? [keyed[1] ?? '', keyed[2] ?? ''] : [decode(segment)]
    })
  const root = segments[0]?.toLowerCase()
  if (root === 'users' && segments.length === 1) return { entity: 'user', area: 'directory' }
  if (root === 'me') return inMailbox('me', segments.slice(1))
  if (root === 'users' && segments[1] !== undefined)
    return inMailbox(segments[1], segments.slice(2))
  return undefined
}

function inMailbox(user: string, segments: string[]): Watched | undefined {
  const [first, id] = segments
  const shape = segments.map((segment, at) => (at === 1 ? '{id}' : segment.toLowerCase())).join('/')
  switch (shape) {
    case 'events':
      return { entity: 'event', user, area: 'calendar' }
    case 'calendars/{id}/events':
      return { entity: 'event', user, area: 'calendar', ...container(first, id) }
    case 'calendars':
      return { entity: 'calendar', user, area: 'calendar', refuses: ['created'] }
    case 'contacts':
      return { entity: 'contact', user, area: 'contacts' }
    case 'contactfolders/{id}/contacts':
      return { entity: 'contact', user, area: 'contacts', ...container(first, id) }
    default:
      return undefined
  }
}

function container(collection = '', id = ''): { container: string; probe: string } {
  return { container: id, probe: `${collection}/${encodeURIComponent(id)}` }
}

export function longestMinutes(watched: Watched): number {
  return watched.area === 'directory' ? LONGEST_MINUTES.directory : LONGEST_MINUTES.outlook
}

/** One text for all spellings of a resource: what makes a second subscription a duplicate. */
export function resourceKey(watched: Watched, userId: string): string {
  return [watched.entity, userId, watched.container ?? ''].join('|')
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
