/**
 * @module
 * Paths that strangers may call and that name a mailbox: Graph's hooks and the sign-in pages. The name
 * travels in the path with a MAC over it, so that no lookup is needed and no object can be woken
 * (or even made) by guessing. Implemented by objects/public-paths.ts.
 */
import type { Stream } from '../domain/record.ts'
import type { MemberRef } from './hosts.ts'

export type InvitationRef = {
  readonly organization: string
  readonly id: string
  readonly secret: string
}

/** What a live address says of itself; times in epoch milliseconds. */
export type LiveTicket = {
  readonly id: string
  /** Of the page that asked for it. */
  readonly origin: string
  readonly opensUntil: number
  /** When the session ends that it was asked for with. */
  readonly livesUntil: number
}

export interface PublicPaths {
  /** `/hooks/graph/<mailbox>/<stream>/<mac>`; lifecycle notices go to the same path + `/lifecycle`. */
  graphHook(mailbox: MemberRef, stream: Stream): Promise<string>
  openGraphHook(
    mailbox: string,
    stream: string,
    mac: string,
  ): Promise<{ readonly mailbox: MemberRef; readonly stream: Stream } | null>
  /** `/connect/<mailbox>/<id>`: the page of one sign-in. */
  connectPage(mailbox: MemberRef, id: string): Promise<string>
  openConnectPage(mailbox: string, id: string): Promise<MemberRef | null>
  /** The `state` that comes back from Microsoft with the browser. */
  connectState(mailbox: MemberRef, id: string): Promise<string>
  openConnectState(
    state: string,
  ): Promise<{ readonly mailbox: MemberRef; readonly id: string } | null>
  /** `/live/<mailbox>/<ticket>`: one opening of the news of a mailbox. */
  liveSocket(mailbox: MemberRef, ticket: LiveTicket): Promise<string>
  openLiveSocket(
    mailbox: string,
    ticket: string,
  ): Promise<{ readonly mailbox: MemberRef; readonly ticket: LiveTicket } | null>
  /** `/invitations/accept/<token>`: organization, invitation and secret under one MAC, so that guesses wake nobody. */
  acceptPage(invitation: InvitationRef): Promise<string>
  /** `/consent/<token>`: the page of one request to administrators; the name under a MAC, no secret in it. */
  approvalPage(organization: string, id: string): Promise<string>
  openApprovalToken(
    token: string,
  ): Promise<{ readonly organization: string; readonly id: string } | null>
  openAcceptToken(token: string): Promise<InvitationRef | null>
}
