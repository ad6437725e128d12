/**
 * @module
 * The Durable Objects as seen from the Worker: their whole RPC surface. Values in, values out.
 */
import type { OutlookChoice, RemovedCopies } from '../contract/install.ts'
import type {
  ApprovalRequested,
  ConnectState,
  ConnectStarted,
  ConsentFor,
  Mailbox,
} from '../contract/mailbox.ts'
import type { ContactMapping, FoundContacts, MappingRow, Preview } from '../contract/mapping.ts'
import type { GroupsPage, PeoplePage, PersonStatus } from '../contract/people.ts'
import type { ProblemCode } from '../contract/problem.ts'
import type {
  OrganizationMapping,
  SaveOrganizationMapping,
} from '../contract/organization-mapping.ts'
import type { MappingVersions, ParkedPage } from '../contract/records.ts'
import type { InvitationsPreview, SavedSyncSettings, SyncSettings } from '../contract/settings.ts'
import type { ActivityPage, Explanation, Impact, StreamStatus } from '../contract/sync.ts'
import type { Side, Stream } from '../domain/record.ts'
import type { Result } from '../domain/result.ts'
import type { Failure } from '../domain/stream/failure.ts'
import type { CrmChange } from './crm.ts'
import type {
  RollOut,
  RollOutRequest,
  RollOutResult,
  RollOuts,
} from '../contract/organization-streams.ts'
import type { SignedIn } from './entra.ts'
import type { StoredOrganizationMapping } from './org-store.ts'
import type { Mail, MailOutcome } from './mailer.ts'
import type { Doer, PeopleHost } from './people-host.ts'
import type { From } from './people-store.ts'
import type { DirectoryUser } from './tenant.ts'

/** What a host answers when it will not: becomes a problem (http/problem-response.ts). */
/** `only`: those that wait for an answer of this person, alone. */
export type ActivityQuery = {
  readonly cursor: string | null
  readonly limit: number
  readonly only?: 'questions'
}

export type Refusal = {
  readonly code: ProblemCode
  readonly detail: string
  readonly errors?: readonly { pointer: string; code: string; detail: string }[]
  readonly retryAfter?: number
  /** Who has to agree in Microsoft 365, and for what (INS-6). */
  readonly consent?: {
    readonly who: 'you' | 'administrator'
    readonly streams: readonly Stream[]
    readonly also?: ConsentFor
  }
  /** Who was first, where two decide at once. */
  readonly decision?: {
    readonly state: string
    readonly by: string | null
    readonly at: string
  }
}
export type Answer<Value> = Promise<Result<Value, Refusal>>

/** Which mailbox object: both parts come from a verified token, never from a request. */
export type MemberRef = { readonly organization: string; readonly member: string }

/** What the CRM's token says of the caller, for display and audit. */
export type Actor = MemberRef & { readonly name: string | null; readonly email: string | null }

export type WakeReason = 'alarm' | 'outlook' | 'crm' | 'watchdog' | 'person'

/** One Graph notice, verified and reduced: which item of which stream to look at. */
export type OutlookNotice = {
  readonly subscription: string
  readonly secret: string
  /** Immutable id of the item, null for lifecycle events. */
  readonly item: string | null
  /** ETag the notice speaks of: equal to what we know, it is our own write coming back. */
  readonly version?: string | null
  readonly change?: 'created' | 'updated' | 'deleted' | null
  readonly lifecycle: 'missed' | 'reauthorizationRequired' | 'subscriptionRemoved' | null
}

/** A stream to be switched for a member by his organization (INS-6). */
export type OrganizationOrder = {
  readonly stream: Stream
  readonly enabled: boolean
  readonly who: SignedIn
}

export type OrganizationOutcome = {
  /** `later`: nobody answered, to be tried again. */
  readonly result: RollOutResult | 'later'
  /** Of `failed`. */
  readonly reason?: string
}

/** What a sign-in is for; `streams` null: everything there is for members (INS-6). */
export type Wanted = {
  readonly streams: readonly Stream[] | null
  readonly also: readonly ConsentFor[]
}

/** Rules of the sync as a mailbox knows them; versions grow. */
export type KnownSettings = { readonly version: number; readonly settings: SyncSettings }

/** The organization's contacts mapping as a mailbox knows it; `rows` null: the default one. */
export type KnownMapping = StoredOrganizationMapping

export interface MailboxHost {
  mailbox(who: Actor): Answer<Mailbox>
  /** One-time sign-in; `url` is a page of the edge. */
  beginConnect(who: Actor, wanted?: Wanted): Answer<ConnectStarted>
  /** What the edge's sign-in page shows before it sends the browser to Microsoft. */
  connectInvitation(
    id: string,
  ): Answer<{ memberName: string | null; memberEmail: string | null; organizationName: string }>
  /** `browser`: random value kept in a cookie, so that only the browser that agreed can finish. */
  continueConnect(id: string, browser: string): Answer<{ url: string }>
  finishConnect(
    id: string,
    browser: string,
    result: { code: string } | { error: string; description: string },
  ): Answer<ConnectState>
  connectState(id: string): Answer<ConnectState>
  /** Hands what the sign-in lacked to the administrators (INS-5). */
  requestApproval(who: Actor, from: From): Answer<ApprovalRequested>
  /** An administrator agreed to these, as far as the organization knows. */
  approvalGranted(scopes: readonly string[]): Promise<void>
  disconnect(who: Actor): Answer<null>
  /** The organization uninstalls: nothing of this mailbox stays (INS-7). */
  erase(
    outlook: OutlookChoice,
  ): Answer<{ readonly calendar: RemovedCopies; readonly contacts: RemovedCopies }>

  streamStatus(stream: Stream): Answer<StreamStatus>
  switchStream(who: Actor, stream: Stream, enabled: boolean): Answer<StreamStatus>
  organizationStream(order: OrganizationOrder): Promise<OrganizationOutcome>
  impact(who: Actor, stream: Stream): Answer<Impact>
  syncNow(stream: Stream): Answer<StreamStatus>
  decideBrake(
    who: Actor,
    stream: Stream,
    decision: 'apply' | 'restore' | 'off',
  ): Answer<StreamStatus>
  activity(stream: Stream, page: ActivityQuery): Answer<ActivityPage>
  explain(stream: Stream, side: 'crm' | 'outlook', id: string): Answer<Explanation>
  parked(stream: Stream, cursor: string | null): Answer<ParkedPage>
  retryParked(
    stream: Stream,
    which: { side?: 'crm' | 'outlook' | undefined; id?: string | undefined },
  ): Answer<StreamStatus>
  restoreConflict(stream: Stream, entryId: string): Answer<StreamStatus>
  resolveConflict(stream: Stream, entryId: string, keep: Side): Answer<StreamStatus>
  mappingVersions(): Answer<MappingVersions>

  mapping(who: Actor): Answer<ContactMapping>
  saveMapping(who: Actor, rows: readonly MappingRow[], ifMatch: string): Answer<ContactMapping>
  findContacts(who: Actor, search: string): Answer<FoundContacts>
  previewMapping(who: Actor, rows: readonly MappingRow[], crmId: string | null): Answer<Preview>

  /** The tenant's people, read with this member's own Microsoft 365 sign-in. `status` is filled in by the organization. */
  searchPeople(
    who: Actor,
    query: { search: string; cursor: string | null; limit: number },
  ): Answer<PeoplePage>

  /** At most 20 people of the tenant, by directory id; who is not among the answers does not exist. */
  readPeople(ids: readonly string[]): Promise<Result<readonly DirectoryUser[], Failure>>
  searchGroups(query: { search: string; cursor: string | null; limit: number }): Answer<GroupsPage>
  /** Members of a group and of the groups in it. */
  groupMembers(group: string, page: { cursor: string | null; limit: number }): Answer<PeoplePage>
  /** May mail be sent in this member's name? A refusal says what is missing (INS-6). */
  mayMail(): Answer<null>
  /** Sends in this member's name. */
  sendMail(mail: Mail): Promise<MailOutcome>

  /** Never waits for work: notes what to look at and sets the alarm. */
  notifyOutlook(stream: Stream, notices: readonly OutlookNotice[]): Promise<void>
  /** `resync`: the CRM's feed lost its place, so anything may have changed: compare everything. */
  notifyCrm(changes: readonly CrmChange[], schemaChanged: boolean, resync?: boolean): Promise<void>
  /** The organization's rules changed; an older version than the known one changes nothing. */
  takeSettings(saved: KnownSettings): Promise<void>
  /** The same of the organization's mapping (CON-5). */
  takeMapping(saved: KnownMapping): Promise<void>
  wake(reason: WakeReason): Promise<void>
}

export interface OrgHost extends PeopleHost {
  /** Streams switched for many members (INS-6). */
  beginRollOut(doer: Doer, request: RollOutRequest): Answer<RollOut>
  rollOuts(page: {
    stream: Stream | null
    cursor: string | null
    limit: number | null
    reach: boolean
  }): Answer<RollOuts>
  /** The organization's rules of the sync. */
  syncSettings(): Answer<SavedSyncSettings>
  /** The organization's contacts mapping. */
  organizationMapping(): Answer<OrganizationMapping>
  saveOrganizationMapping(
    doer: Doer,
    wanted: SaveOrganizationMapping,
    ifMatch: string,
  ): Answer<OrganizationMapping>
  organizationMappingVersions(): Answer<MappingVersions>
  /** As a mailbox that joins asks for it; null: nobody ever set one. */
  knownMapping(): Promise<KnownMapping | null>
  previewInvitations(): Answer<InvitationsPreview>
  saveSyncSettings(doer: Doer, settings: SyncSettings, ifMatch: string): Answer<SavedSyncSettings>
  /** A member's mailbox takes part from now on: the organization's feed is read and forwarded to it. Idempotent. */
  join(member: string): Promise<Result<null, Refusal>>
  leave(member: string): Promise<void>
  /** The CRM says "changes available" (signature verified here, replays ignored): read the feed soon. */
  crmWebhook(delivery: { headers: Readonly<Record<string, string>>; body: string }): Answer<null>
  /** Which of these directory users are members, invited, requested. */
  personStatuses(directoryIds: readonly string[]): Promise<Readonly<Record<string, PersonStatus>>>
  /** Binds a member to the Microsoft identity that signed in (tenant id + object id). */
  bindIdentity(
    member: string,
    identity: { tenantId: string; userId: string; address: string },
  ): Promise<Result<null, Refusal>>
  wake(reason: WakeReason): Promise<void>
}

/** Roll call: which objects are alive and when they meant to wake (architecture.md, fact 4). */
export interface DirectoryHost {
  enrol(kind: 'mailbox' | 'org', name: string, dueBy: number): Promise<void>
  strike(kind: 'mailbox' | 'org', name: string): Promise<void>
  /** Names whose due time has passed; at most `limit`. */
  overdue(now: number, limit: number): Promise<readonly { kind: 'mailbox' | 'org'; name: string }[]>
  /** One organization for each tenant: who has it afterwards is the first who asked. */
  claimTenant(tenantId: string, organization: string): Promise<string>
  tenantHolder(tenantId: string): Promise<string | null>
  releaseTenant(tenantId: string, organization: string): Promise<void>
}

/** Where the objects are, by what they are for. */
export interface Hosts {
  mailbox(who: MemberRef): MailboxHost
  org(organization: string): OrgHost
  /** The shard that keeps the roll call of the object with this name. */
  directory(name: string): DirectoryHost
  /** The shard that decides whose this tenant is. */
  tenants(tenantId: string): DirectoryHost
  /** All shards. */
  directories(): readonly DirectoryHost[]
}
