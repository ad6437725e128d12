/**
 * @module
 * Ties a member's Microsoft 365 mailbox: authorization code with PKCE, one-time, bound to one browser.
 *
 * Owns: the life of a sign-in attempt. The verifier and the tokens never leave the edge; what the page sees is
 * read from here, never from the sign-in window (architecture.md, fact 8). A person is known by tenant id and
 * object id (INS-3), never by address.
 */
import { everyStream } from '../../domain/record.ts'
import { isSamePerson } from '../../domain/people/person.ts'
import type { ConnectStarted, ConnectState } from '../../contract/mailbox.ts'
import type { Stream } from '../../domain/record.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { isEnabled } from '../../domain/stream/phase.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Digest } from '../../ports/digest.ts'
import type { EntraPort, MailboxTokens, SignedIn } from '../../ports/entra.ts'
import type { Actor, MemberRef, Refusal, Wanted } from '../../ports/hosts.ts'
import type { ConnectAttempt, Connection } from '../../ports/connection.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Vault } from '../../ports/vault.ts'
import { fulfil, needApproval } from './approval.ts'
import { goOn } from './go-on.ts'
import { grantAfter, scopesAsked, scopesLacking } from './grant.ts'
import type { ScopeBook } from './grant.ts'
import { refuse } from './refuse.ts'
import { APPROVAL_REQUIRED, failedBy, refusedBy } from './sign-in-end.ts'
import type { SignInEnd } from './sign-in-end.ts'

export type Connecting = {
  readonly member: MemberRef
  readonly organizationName: string
  readonly store: MailboxStore
  readonly clock: Clock
  readonly vault: Vault
  readonly entra: EntraPort
  readonly digest: Digest
  /** Name under which secrets of this mailbox are sealed. */
  readonly owner: string
  readonly redirectUri: string
  readonly scopes: ScopeBook
  readonly connectUrl: (id: string) => Promise<string>
  readonly oauthState: (id: string) => Promise<string>
  /** The organization binds the identity to the member, or says who has it. */
  readonly bind: (who: SignedIn) => Promise<Result<null, Refusal>>
  /** A fresh access token need not be fetched again at once. */
  readonly keepToken: (tokens: MailboxTokens) => void
}

/** Embedding §5.2.2: a sign-in takes at most ten minutes. */
const LIFE_MS = 10 * 60_000

const everything: Wanted = { streams: null, also: [] }

const wantedBy = ({ streams = null, also = [] }: ConnectAttempt): Wanted => ({ streams, also })

type Invitation = {
  memberName: string | null
  memberEmail: string | null
  organizationName: string
}

export async function beginConnect(
  mailbox: Connecting,
  who: Actor,
  { streams, also }: Wanted = everything,
): Promise<Result<ConnectStarted, Refusal>> {
  const { store, clock } = mailbox
  const id = clock.uuid()
  store.pruneAttempts(clock.now())
  store.saveAttempt({
    id,
    state: 'waiting',
    code: null,
    detail: null,
    expiresAt: clock.now() + LIFE_MS,
    verifier: null,
    nonce: null,
    browser: null,
    memberName: who.name,
    memberEmail: who.email,
    streams,
    also,
  })
  return ok({ id, url: await mailbox.connectUrl(id) })
}

export function connectInvitation(mailbox: Connecting, id: string): Result<Invitation, Refusal> {
  const attempt = live(mailbox, id)
  if (!attempt.ok) return attempt
  const { memberName, memberEmail } = attempt.value
  return ok({ memberName, memberEmail, organizationName: mailbox.organizationName })
}

export async function continueConnect(
  mailbox: Connecting,
  id: string,
  browser: string,
): Promise<Result<{ url: string }, Refusal>> {
  const attempt = live(mailbox, id)
  if (!attempt.ok) return attempt
  const { clock, digest, entra, store, vault } = mailbox
  const verifier = `${clock.uuid()}${clock.uuid()}`.replaceAll('-', '')
  const nonce = clock.uuid()
  const sealed = await vault.seal(verifier, { owner: mailbox.owner, purpose: `pkce/${id}` })
  const browserHash = await digest(browser)
  store.saveAttempt({ ...attempt.value, verifier: sealed, nonce, browser: browserHash })
  const connection = store.connection()
  const url = entra.authorizeUrl({
    redirectUri: mailbox.redirectUri,
    state: await mailbox.oauthState(id),
    nonce,
    codeChallenge: await digest(verifier),
    scopes: scopesAsked(mailbox.scopes, wantedBy(attempt.value), connection),
    ...(connection === null ? {} : { loginHint: connection.address }),
    ...(connection?.claims == null ? {} : { claims: connection.claims }),
  })
  return ok({ url })
}

export async function finishConnect(
  mailbox: Connecting,
  id: string,
  browser: string,
  result: { code: string } | { error: string; description: string },
): Promise<Result<ConnectState, Refusal>> {
  const found = live(mailbox, id)
  if (!found.ok) return found
  const attempt = found.value
  // Only the browser that agreed may finish: a link sent to somebody else ties nobody's mailbox.
  if (attempt.browser === null || attempt.browser !== (await mailbox.digest(browser))) {
    return refuse('not-permitted', 'This sign-in was begun in another browser')
  }
  if ('error' in result) {
    return endUntied(mailbox, attempt, refusedBy(result.error, result.description))
  }
  const verifier = await mailbox.vault.open(attempt.verifier ?? '', {
    owner: mailbox.owner,
    purpose: `pkce/${id}`,
  })
  if (!verifier.ok) return refuse('expired', 'This sign-in can no longer be used')
  // Used up before it is redeemed: a replay finds it spent, whatever comes of it.
  mailbox.store.saveAttempt({ ...attempt, verifier: null, browser: null })
  const redeemed = await mailbox.entra.redeemCode({
    code: result.code,
    redirectUri: mailbox.redirectUri,
    codeVerifier: verifier.value,
    nonce: attempt.nonce ?? '',
  })
  if (!redeemed.ok) return endUntied(mailbox, attempt, failedBy(redeemed.failure))
  return tie(mailbox, attempt, redeemed.value)
}

async function tie(
  mailbox: Connecting,
  attempt: ConnectAttempt,
  { tokens, who }: { tokens: MailboxTokens; who: SignedIn },
): Promise<Result<ConnectState, Refusal>> {
  const before = mailbox.store.connection()
  const other = before !== null && !isSamePerson(before, who)
  // While the copies are taken out of the old mailbox, too: nobody else's sign-in opens that one.
  const busy = everyStream.some((stream) => mailbox.store.stream(stream).phase !== 'off')
  if (other && busy) {
    return end(mailbox, attempt, {
      code: 'other-account',
      detail: 'Another Microsoft 365 account is connected; switch off first, and let it end',
    })
  }
  const bound = await mailbox.bind(who)
  if (!bound.ok) {
    const code = bound.failure.code === 'wrong-tenant' ? 'wrong-tenant' : 'identity-taken'
    return end(mailbox, attempt, { code, detail: bound.failure.detail })
  }
  const refreshToken = await mailbox.vault.seal(tokens.refreshToken, {
    owner: mailbox.owner,
    purpose: 'refresh-token',
  })
  mailbox.keepToken(tokens)
  const mine = other ? null : before
  const asked = scopesAsked(mailbox.scopes, wantedBy(attempt), mine)
  const grant = grantAfter(mailbox.scopes, asked, tokens.scopes, mine)
  const application = staysApplication(mailbox.store, mine, grant.streams)
  keep(mailbox, { ...who, ...grant, refreshToken, ...application })
  return end(mailbox, attempt, null)
}

/** What runs with the organization's permission and was not agreed to now goes on with it (INS-6). */
function staysApplication(
  store: MailboxStore,
  before: Connection | null,
  agreed: readonly Stream[],
): Pick<Connection, 'application'> {
  const lent = before?.application === true && before.state === 'connected'
  const isNeeded = everyStream.some(
    (stream) => isEnabled(store.stream(stream).phase) && !agreed.includes(stream),
  )
  return lent && isNeeded ? { application: true } : {}
}

type Kept = Pick<Connection, 'application'> &
  SignedIn &
  Required<Pick<Connection, 'refreshToken' | 'scopes' | 'streams'>>

/** The sign-in is kept, and every stream that waited for it goes on. */
function keep({ store, clock }: Connecting, signedIn: Kept): void {
  store.transaction(() => {
    store.saveConnection({
      ...signedIn,
      state: 'connected',
      problem: null,
      claims: null,
      connectedAt: clock.now(),
    })
    fulfil(store, signedIn.scopes)
    goOn(store)
  })
}

export function connectState(mailbox: Connecting, id: string): Result<ConnectState, Refusal> {
  const attempt = mailbox.store.attempt(id)
  if (attempt === null) return refuse('not-found', 'There is no such sign-in')
  if (attempt.state === 'waiting' && attempt.expiresAt <= mailbox.clock.now()) {
    return ok({ state: 'expired', code: null, detail: 'The sign-in took too long' })
  }
  const { state, code, detail } = attempt
  return ok({ state, code, detail })
}

/** "Approval required" is no end: it is kept, with what he wanted (INS-5). */
function endUntied(
  mailbox: Connecting,
  attempt: ConnectAttempt,
  problem: SignInEnd,
): Result<ConnectState, Refusal> {
  if (problem.code === APPROVAL_REQUIRED) {
    const before = mailbox.store.connection()
    const asked = scopesAsked(mailbox.scopes, wantedBy(attempt), before)
    needApproval(mailbox, scopesLacking(asked, before), attempt.streams ?? [])
  }
  return end(mailbox, attempt, problem)
}

function end(
  mailbox: Connecting,
  attempt: ConnectAttempt,
  problem: SignInEnd | null,
): Result<ConnectState, Refusal> {
  const state = problem === null ? 'connected' : 'failed'
  const code = problem?.code ?? null
  const detail = problem?.detail ?? null
  const spent = { verifier: null, nonce: null, browser: null }
  mailbox.store.saveAttempt({ ...attempt, ...spent, state, code, detail })
  return ok({ state, code, detail })
}

function live({ store, clock }: Connecting, id: string): Result<ConnectAttempt, Refusal> {
  const attempt = store.attempt(id)
  if (attempt === null) return refuse('not-found', 'There is no such sign-in')
  const over = attempt.state !== 'waiting' || attempt.expiresAt <= clock.now()
  return over ? refuse('expired', 'This sign-in can no longer be used') : ok(attempt)
}
