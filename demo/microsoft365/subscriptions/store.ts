/**
 * @module
 * The subscriptions of a tenant: their table and their Graph form.
 *
 * Owns: who sees which, duplicates, expiry on the sandbox's clock. Does not own: validation of what is asked
 * (create.ts) nor delivery (delivery.ts).
 */
import type { Caller, Sql } from '../frame.ts'

export type Subscription = {
  id: string
  applicationId: string
  creatorId: string
  /** Absent for an application's own. */
  userId?: string
  resource: string
  /** What makes another one a duplicate, with application and change types. */
  key: string
  entity: string
  /** Whose mailbox; empty for the directory. */
  mailbox: string
  container?: string
  changeTypes: string[]
  notificationUrl: string
  lifecycleNotificationUrl?: string
  clientState?: string
  latestSupportedTlsVersion: string
  /** Epoch milliseconds. */
  expires: number
  immutableIds: boolean
  /** After reauthorizationRequired, until renewed. */
  paused?: true
}
export type SubscriptionStore = ReturnType<typeof makeSubscriptionStore>
type Row = { doc: string }

export function makeSubscriptionStore(sql: Sql) {
  sql.run(`CREATE TABLE IF NOT EXISTS subscription (id TEXT PRIMARY KEY, mailbox TEXT NOT NULL, expires INTEGER NOT NULL,
    doc TEXT NOT NULL) STRICT`)
  sql.run('CREATE INDEX IF NOT EXISTS subscription_mailbox ON subscription (mailbox)')
  const read = (rows: Row[]) => rows.map(({ doc }) => JSON.parse(doc) as Subscription)
  const prune = (now: number) => sql.run('DELETE FROM subscription WHERE expires <= ?', now)

  return {
    clear: () => sql.run('DELETE FROM subscription'),
    find(id: string, now: number): Subscription | undefined {
      prune(now)
      return read(sql.all<Row>('SELECT doc FROM subscription WHERE id = ?', id.toLowerCase()))[0]
    },
    ofMailbox(mailbox: string, now: number): Subscription[] {
      prune(now)
      return read(
        sql.all<Row>('SELECT doc FROM subscription WHERE mailbox = ? ORDER BY rowid', mailbox),
      )
    },
    /** Those a caller sees: made by the same application and, with a delegated token, for the same person. */
    of(caller: Caller, now: number): Subscription[] {
      prune(now)
      return read(sql.all<Row>('SELECT doc FROM subscription ORDER BY rowid')).filter((one) =>
        owns(caller, one),
      )
    },
    ofPerson(userId: string): Subscription[] {
      return read(sql.all<Row>('SELECT doc FROM subscription ORDER BY rowid')).filter(
        (one) => one.userId === userId,
      )
    },
    duplicateOf(
      wanted: Pick<Subscription, 'applicationId' | 'key' | 'changeTypes'>,
      now: number,
    ): Subscription | undefined {
      prune(now)
      const types = wanted.changeTypes.toSorted().join()
      return read(sql.all<Row>('SELECT doc FROM subscription')).find(
        (one) =>
          one.applicationId === wanted.applicationId &&
          one.key === wanted.key &&
          one.changeTypes.toSorted().join() === types,
      )
    },
    save(one: Subscription): void {
      sql.run(
        'INSERT OR REPLACE INTO subscription VALUES (?, ?, ?, ?)',
        one.id,
        one.mailbox,
        one.expires,
        JSON.stringify(one),
      )
    },
    remove: (id: string) => sql.run('DELETE FROM subscription WHERE id = ?', id),
  }
}

export function owns(caller: Caller, one: Subscription): boolean {
  return one.applicationId === caller.appId && one.userId === caller.userId
}

/** As Graph shows it. `clientState` is a secret that only the creating answer repeats (graph-contract §7.1). */
export function toGraph(one: Subscription, origin: string, created: boolean) {
  return {
    '@odata.context': `${origin}/v1.0/$metadata#subscriptions/$entity`,
    ...entity(one, created),
  }
}

export function entity(one: Subscription, created = false) {
  return {
    id: one.id,
    resource: one.resource,
    applicationId: one.applicationId,
    changeType: one.changeTypes.join(','),
    clientState: created ? (one.clientState ?? null) : null,
    notificationUrl: one.notificationUrl,
    notificationQueryOptions: null,
    lifecycleNotificationUrl: one.lifecycleNotificationUrl ?? null,
    expirationDateTime: new Date(one.expires).toISOString(),
    creatorId: one.creatorId,
    includeResourceData: null,
    latestSupportedTlsVersion: one.latestSupportedTlsVersion,
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationUrlAppId: null,
  }
}
