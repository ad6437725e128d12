/**
 * @module
 * One member's mailbox: the RPC surface only. Every public method is callable from the Worker.
 */
import { DurableObject } from 'cloudflare:workers'
import type { OutlookChoice } from '../../contract/install.ts'
import type { MappingRow } from '../../contract/mapping.ts'
import type { Side, Stream } from '../../domain/record.ts'
import type { CrmChange } from '../../ports/crm.ts'
import type {
  ActivityQuery,
  Actor,
  Answer,
  KnownMapping,
  KnownSettings,
  MailboxHost,
  OrganizationOrder,
  OutlookNotice,
  Wanted,
  WakeReason,
} from '../../ports/hosts.ts'
import type { Mail } from '../../ports/mailer.ts'
import type { From } from '../../ports/people-store.ts'
import type { EdgeBindings } from '../../env.ts'
import { openMailbox } from './open.ts'

export class MailboxObject extends DurableObject<EdgeBindings> implements MailboxHost {
  readonly #mailbox = openMailbox(this.ctx, this.env)

  override fetch(request: Request): Promise<Response> {
    return this.#mailbox.fetch(request)
  }

  mailbox(who: Actor) {
    return this.#mailbox.mailbox(who)
  }

  beginConnect(who: Actor, wanted?: Wanted) {
    return this.#mailbox.beginConnect(who, wanted)
  }

  connectInvitation(id: string) {
    return this.#mailbox.connectInvitation(id)
  }

  continueConnect(id: string, browser: string) {
    return this.#mailbox.continueConnect(id, browser)
  }

  finishConnect(
    id: string,
    browser: string,
    result: { code: string } | { error: string; description: string },
  ) {
    return this.#mailbox.finishConnect(id, browser, result)
  }

  connectState(id: string) {
    return this.#mailbox.connectState(id)
  }

  requestApproval(who: Actor, from: From) {
    return this.#mailbox.requestApproval(who, from)
  }

  approvalGranted(scopes: readonly string[]) {
    return this.#mailbox.approvalGranted(scopes)
  }

  disconnect(who: Actor): Answer<null> {
    return this.#mailbox.disconnect(who)
  }

  erase(outlook: OutlookChoice) {
    return this.#mailbox.erase(outlook)
  }

  streamStatus(stream: Stream) {
    return this.#mailbox.streamStatus(stream)
  }

  switchStream(who: Actor, stream: Stream, enabled: boolean) {
    return this.#mailbox.switchStream(who, stream, enabled)
  }

  organizationStream(order: OrganizationOrder) {
    return this.#mailbox.organizationStream(order)
  }

  impact(who: Actor, stream: Stream) {
    return this.#mailbox.impact(who, stream)
  }

  syncNow(stream: Stream) {
    return this.#mailbox.syncNow(stream)
  }

  decideBrake(who: Actor, stream: Stream, decision: 'apply' | 'restore' | 'off') {
    return this.#mailbox.decideBrake(who, stream, decision)
  }

  activity(stream: Stream, page: ActivityQuery) {
    return this.#mailbox.activity(stream, page)
  }

  explain(stream: Stream, side: 'crm' | 'outlook', id: string) {
    return this.#mailbox.explain(stream, side, id)
  }

  parked(stream: Stream, cursor: string | null) {
    return this.#mailbox.parked(stream, cursor)
  }

  retryParked(
    stream: Stream,
    which: { side?: 'crm' | 'outlook' | undefined; id?: string | undefined },
  ) {
    return this.#mailbox.retryParked(stream, which)
  }

  restoreConflict(stream: Stream, entryId: string) {
    return this.#mailbox.restoreConflict(stream, entryId)
  }

  resolveConflict(stream: Stream, entryId: string, keep: Side) {
    return this.#mailbox.resolveConflict(stream, entryId, keep)
  }

  takeSettings(saved: KnownSettings) {
    return this.#mailbox.takeSettings(saved)
  }

  takeMapping(saved: KnownMapping) {
    return this.#mailbox.takeMapping(saved)
  }

  mappingVersions() {
    return this.#mailbox.mappingVersions()
  }

  mapping(who: Actor) {
    return this.#mailbox.mapping(who)
  }

  saveMapping(who: Actor, rows: readonly MappingRow[], ifMatch: string) {
    return this.#mailbox.saveMapping(who, rows, ifMatch)
  }

  findContacts(who: Actor, search: string) {
    return this.#mailbox.findContacts(who, search)
  }

  previewMapping(who: Actor, rows: readonly MappingRow[], crmId: string | null) {
    return this.#mailbox.previewMapping(who, rows, crmId)
  }

  searchPeople(who: Actor, query: { search: string; cursor: string | null; limit: number }) {
    return this.#mailbox.searchPeople(who, query)
  }

  readPeople(ids: readonly string[]) {
    return this.#mailbox.readPeople(ids)
  }

  searchGroups(query: { search: string; cursor: string | null; limit: number }) {
    return this.#mailbox.searchGroups(query)
  }

  groupMembers(group: string, page: { cursor: string | null; limit: number }) {
    return this.#mailbox.groupMembers(group, page)
  }

  mayMail() {
    return this.#mailbox.mayMail()
  }

  sendMail(mail: Mail) {
    return this.#mailbox.sendMail(mail)
  }

  notifyOutlook(stream: Stream, notices: readonly OutlookNotice[]) {
    return this.#mailbox.notifyOutlook(stream, notices)
  }

  notifyCrm(changes: readonly CrmChange[], schemaChanged: boolean, resync = false) {
    return this.#mailbox.notifyCrm(changes, schemaChanged, resync)
  }

  wake(reason: WakeReason) {
    return this.#mailbox.wake(reason)
  }

  override alarm(info?: AlarmInvocationInfo) {
    return this.#mailbox.alarm(info?.isRetry ?? false)
  }
}
