/**
 * @module
 * What a subscription is told: which changes concern it, and the shape of a notification (graph-contract §7.4, §7.5).
 */
import type { MailboxChange } from '../frame.ts'
import { EVENTS_MEANS_DEFAULT_CALENDAR } from './resource.ts'
import type { Subscription } from './store.ts'

export type LifecycleEvent = 'missed' | 'reauthorizationRequired' | 'subscriptionRemoved'

const COLLECTIONS: Record<string, { type: string; path: string }> = {
  event: { type: '#Microsoft.Graph.Event', path: 'Events' },
  contact: { type: '#Microsoft.Graph.Contact', path: 'Contacts' },
  calendar: { type: '#Microsoft.Graph.Calendar', path: 'Calendars' },
  user: { type: '#Microsoft.Graph.User', path: '' },
}

/** The change type to tell, or nothing when the subscription does not hear of this change. */
export function heard(one: Subscription, change: MailboxChange): string | undefined {
  if (one.entity !== change.entity) return undefined
  if (one.container !== undefined && one.container !== change.containerId) return undefined
  if (
    one.entity === 'event' &&
    one.container === undefined &&
    EVENTS_MEANS_DEFAULT_CALENDAR &&
    !change.inDefaultContainer
  )
    return undefined
  // `/me/calendars`: creations, renames and deletions all arrive as `updated` (graph-contract §7.2).
  const type = one.entity === 'calendar' ? 'updated' : change.changeType
  return one.changeTypes.includes(type) ? type : undefined
}

export function changeNotification(
  one: Subscription,
  tenantId: string,
  change: MailboxChange,
  changeType: string,
) {
  const { type, path } = COLLECTIONS[change.entity] ?? { type: '', path: '' }
  const id = one.immutableIds ? change.immutableId : change.id
  const resource = `Users/${one.mailbox}/${path}/${id}`
  return {
    ...addressed(one, tenantId),
    changeType,
    resource,
    resourceData: {
      '@odata.type': type,
      '@odata.id': resource,
      ...(change.etag === undefined ? {} : { '@odata.etag': change.etag }),
      id,
    },
  }
}

/** A person of the directory changed: no etag there. */
export function directoryNotification(
  one: Subscription,
  tenantId: string,
  userId: string,
  changeType: string,
) {
  const resource = `Users/${userId}`
  return {
    ...addressed(one, tenantId),
    changeType,
    resource,
    resourceData: { '@odata.type': COLLECTIONS['user']?.type, '@odata.id': resource, id: userId },
  }
}

export function lifecycleNotification(
  one: Subscription,
  tenantId: string,
  lifecycleEvent: LifecycleEvent,
) {
  return { ...addressed(one, tenantId), lifecycleEvent }
}

function addressed(one: Subscription, tenantId: string) {
  return {
    subscriptionId: one.id,
    subscriptionExpirationDateTime: new Date(one.expires).toISOString(),
    ...(one.clientState === undefined ? {} : { clientState: one.clientState }),
    tenantId,
  }
}
