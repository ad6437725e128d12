/**
 * @module
 * One CRM organization. RPC surface only: a class method is callable from outside.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Delivery, OrgContext } from '../../app/org/context.ts'
import { crmWebhook } from '../../app/org/crm-webhook.ts'
import { bindIdentity, personStatuses } from '../../app/org/identities.ts'
import type { InstallContext } from '../../app/org/install-context.ts'
import { install, installAccount } from '../../app/org/install.ts'
import { installation, uninstall } from '../../app/org/uninstall.ts'
import { beginRollOut, readReach, readRollOuts } from '../../app/org/roll-out.ts'
import type { RollOutContext } from '../../app/org/roll-out.ts'
import type { SaveOrganizationMapping } from '../../contract/organization-mapping.ts'
import {
  organizationMappingVersions,
  readOrganizationMapping,
  saveOrganizationMapping,
} from '../../app/org/mapping.ts'
import { previewInvitations } from '../../app/org/preview-invitations.ts'
import { readSettings, saveSettings } from '../../app/org/settings.ts'
import { join, leave } from '../../app/org/take-part.ts'
import { wake } from '../../app/org/wake.ts'
import type { PeopleContext } from '../../app/people/context.ts'
import {
  approvalGranted,
  approvalPage,
  requestApproval,
} from '../../app/people/approval-requests.ts'
import type { ApprovalWanted } from '../../app/people/approval-requests.ts'
import { decideJoinRequest, joinRequests } from '../../app/people/decide.ts'
import { invitations, resendInvitation, revokeInvitation } from '../../app/people/invitations.ts'
import { invite } from '../../app/people/invite.ts'
import { acceptInvitation } from '../../app/people/accept.ts'
import { admit } from '../../app/people/admit.ts'
import { requestToJoin, withdrawRequest } from '../../app/people/request-to-join.ts'
import type { From } from '../../ports/people-store.ts'
import { associate, mayAssociate } from '../../app/people/associate.ts'
import { audit, note } from '../../app/people/note.ts'
import { roles } from '../../app/people/roles.ts'
import type { OutlookChoice } from '../../contract/install.ts'
import type { InviteRequest } from '../../contract/invitations.ts'
import type { RollOutRequest } from '../../contract/organization-streams.ts'
import type { SyncSettings } from '../../contract/settings.ts'
import type { InvitationState } from '../../domain/people/invitation.ts'
import type { JoinState } from '../../domain/people/join-request.ts'
import { ok } from '../../domain/result.ts'
import type { EdgeBindings } from '../../env.ts'
import type { Actor, OrgHost, WakeReason } from '../../ports/hosts.ts'
import type { Decision, Doer, Page, Ticket, Visitor } from '../../ports/people-host.ts'
import type { Identity } from '../../ports/org-store.ts'
import { composeOrg } from './compose.ts'

export class OrgObject extends DurableObject<EdgeBindings> implements OrgHost {
  readonly #org: OrgContext
  readonly #people: PeopleContext
  readonly #install: InstallContext
  readonly #rollOut: RollOutContext

  constructor(ctx: DurableObjectState, env: EdgeBindings) {
    super(ctx, env)
    const { org, people, install: installing, rollOut } = composeOrg(ctx, env)
    this.#org = org
    this.#people = people
    this.#install = installing
    this.#rollOut = rollOut
  }

  join(member: string) {
    return join(this.#org, member)
  }

  leave(member: string) {
    return leave(this.#org, member)
  }

  crmWebhook(delivery: Delivery) {
    return crmWebhook(this.#org, delivery)
  }

  personStatuses(directoryIds: readonly string[]) {
    return personStatuses(this.#org, directoryIds)
  }

  bindIdentity(member: string, identity: Identity) {
    return bindIdentity(this.#org, member, identity)
  }

  beginRollOut(doer: Doer, request: RollOutRequest) {
    return beginRollOut(this.#rollOut, doer, request)
  }

  async rollOuts(page: Parameters<OrgHost['rollOuts']>[0]) {
    const reach = page.reach ? await readReach(this.#rollOut) : null
    return ok({ ...readRollOuts(this.#rollOut, page), reach })
  }

  async syncSettings() {
    return ok(readSettings(this.#org))
  }

  organizationMapping() {
    return readOrganizationMapping(this.#org)
  }

  saveOrganizationMapping(doer: Doer, wanted: SaveOrganizationMapping, ifMatch: string) {
    return saveOrganizationMapping(
      this.#org,
      (who, what) => note(this.#people, who, what),
      doer,
      wanted,
      ifMatch,
    )
  }

  async organizationMappingVersions() {
    return ok(organizationMappingVersions(this.#org))
  }

  async knownMapping() {
    return this.#org.store.organizationMapping()
  }

  previewInvitations() {
    return previewInvitations(this.#org)
  }

  saveSyncSettings(doer: Doer, settings: SyncSettings, ifMatch: string) {
    return saveSettings(
      this.#org,
      (who, what) => note(this.#people, who, what),
      doer,
      settings,
      ifMatch,
    )
  }

  requestApproval(doer: Doer, wanted: ApprovalWanted) {
    return requestApproval(this.#people, doer, wanted)
  }

  async approvalPage(id: string) {
    return approvalPage(this.#people, id)
  }

  approvalGranted(id: string, visitor: Visitor, from: From) {
    return approvalGranted(this.#people, id, visitor, from)
  }

  invite(doer: Doer, request: InviteRequest) {
    return invite(this.#people, doer, request)
  }

  async invitations(page: Page & { state: InvitationState | null }) {
    return ok(invitations(this.#people, page))
  }

  revokeInvitation(doer: Doer, id: string) {
    return revokeInvitation(this.#people, doer, id)
  }

  resendInvitation(doer: Doer, id: string) {
    return resendInvitation(this.#people, doer, id)
  }

  async joinRequests(page: Page & { state: JoinState | null }) {
    return ok(joinRequests(this.#people, page))
  }

  decideJoinRequest(doer: Doer, id: string, decision: Decision) {
    return decideJoinRequest(this.#people, doer, id, decision)
  }

  roles(who: Actor) {
    return roles(this.#people, who)
  }

  async audit(page: Page) {
    return ok(audit(this.#people, page))
  }

  admit(visitor: Visitor, ticket: Ticket) {
    return admit(this.#people, visitor, ticket)
  }

  acceptInvitation(visitor: Visitor, ticket: Ticket, from: From) {
    return acceptInvitation(this.#people, visitor, ticket, from)
  }

  mayAssociate(member: string, visitor: Visitor, installs: boolean) {
    return mayAssociate(this.#people, member, visitor, installs)
  }

  associate(member: string, visitor: Visitor, from: From) {
    return associate(this.#people, member, visitor, from)
  }

  installAccount(visitor: Visitor, member: string | null) {
    return installAccount(this.#install, visitor, member)
  }

  install(visitor: Visitor, member: string | null, from: From) {
    return install(this.#install, visitor, member, from)
  }

  async installation() {
    return ok(installation(this.#install))
  }

  uninstall(doer: Doer, how: { outlook: OutlookChoice; confirm: string }) {
    return uninstall(this.#install, doer, how)
  }

  requestToJoin(visitor: Visitor, from: From) {
    return requestToJoin(this.#people, visitor, from)
  }

  withdrawRequest(visitor: Visitor, from: From) {
    return withdrawRequest(this.#people, visitor, from)
  }

  wake(reason: WakeReason) {
    return wake(this.#org, reason)
  }

  /** A throw would cost one of the platform's six tries; the next one is already set (`Alarms.ring`). */
  override async alarm(): Promise<void> {
    try {
      await wake(this.#org, 'alarm')
    } catch (error) {
      const name = error instanceof Error ? error.name : 'unknown'
      this.#org.journal.event('org.alarm-failed', { name })
    }
  }
}
