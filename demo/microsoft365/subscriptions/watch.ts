/**
 * @module
 * From something that happened to the notifications it causes, and the lifecycle of subscriptions
 * (graph-contract §7.4, §7.5).
 */
import type { MailboxChange } from '../frame.ts'
import type { makeDelivery } from './delivery.ts'
import {
  changeNotification,
  directoryNotification,
  heard,
  lifecycleNotification,
} from './notifications.ts'
import type { LifecycleEvent } from './notifications.ts'
import type { Subscription, SubscriptionStore } from './store.ts'

export type WatchPlatform = {
  tenantId: string
  subscriptions: SubscriptionStore
  delivery: ReturnType<typeof makeDelivery>
  now(): number
}
/** The mailbox column of a subscription on the directory. */
export const DIRECTORY = ''

export function makeWatch({ tenantId, subscriptions, delivery, now }: WatchPlatform) {
  const tell = (one: Subscription, event: LifecycleEvent): void => {
    if (one.lifecycleNotificationUrl === undefined) return
    const last = event === 'subscriptionRemoved'
    delivery.enqueue(
      one.id,
      one.lifecycleNotificationUrl,
      lifecycleNotification(one, tenantId, event),
      last,
    )
  }
  return {
    changed(userId: string, changes: readonly MailboxChange[]): void {
      const watching = subscriptions.ofMailbox(userId, now())
      for (const change of changes) {
        for (const one of watching) {
          const type = heard(one, change)
          if (type)
            delivery.enqueue(
              one.id,
              one.notificationUrl,
              changeNotification(one, tenantId, change, type),
            )
        }
      }
    },
    personChanged(userId: string, method: string): void {
      const type = method === 'DELETE' ? 'deleted' : 'updated'
      for (const one of subscriptions.ofMailbox(DIRECTORY, now())) {
        if (one.changeTypes.includes(type))
          delivery.enqueue(
            one.id,
            one.notificationUrl,
            directoryNotification(one, tenantId, userId, type),
          )
      }
    },
    /** Delegated subscriptions die with the person's sessions (graph-contract §7.5). */
    personRevoked(userId: string): void {
      for (const one of subscriptions.ofPerson(userId)) {
        tell(one, 'subscriptionRemoved')
        subscriptions.remove(one.id)
      }
    },
    /** Sends a lifecycle notification now; false when there is no such subscription. */
    lifecycle(id: string, event: LifecycleEvent): boolean {
      const one = subscriptions.find(id, now())
      if (!one) return false
      tell(one, event)
      if (event === 'subscriptionRemoved') subscriptions.remove(id)
      if (event === 'reauthorizationRequired') subscriptions.save({ ...one, paused: true })
      return true
    },
    /** After PATCH or reauthorize: what was held is sent. */
    resume(id: string): void {
      const one = subscriptions.find(id, now())
      if (!one) return
      const { paused: _, ...running } = one
      subscriptions.save(running)
      delivery.wake()
    },
  }
}
