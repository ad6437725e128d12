/**
 * @module
 * The sign-in of a simulated mailbox: the real keeper of tokens over a model of Entra. A token lives an hour, or until
 * Microsoft takes it back at any moment; the person's sign-in outlives it (graph-contract §8.4, §8.10).
 *
 * Owns: that nobody is asked to sign in who never signed out (SYN-6).
 */
import { makeTokenKeeper } from '../../edge/app/mailbox/tokens.ts'
import type { TokenKeeper } from '../../edge/app/mailbox/tokens.ts'
import { fail, ok } from '../../edge/domain/result.ts'
import type { Result } from '../../edge/domain/result.ts'
import type { Failure } from '../../edge/domain/stream/failure.ts'
import type { Connection } from '../../edge/ports/connection.ts'
import type { EntraPort, MailboxTokens } from '../../edge/ports/entra.ts'
import type { MailboxStore } from '../../edge/ports/mailbox-store.ts'
import { Crash } from './faults.ts'
import type { Fault } from './faults.ts'

const HOUR_MS = 3_600_000

type Means = { readonly store: MailboxStore; readonly now: number }

export class SignIn {
  readonly #means: () => Means
  #keeper: TokenKeeper
  /** Access tokens Graph lets in, and until when. */
  readonly #tokens = new Map<string, number>()
  /** Sign-ins Entra honours: also the one before, whose successor may have been lost on the way. */
  readonly #honoured = new Set<string>()
  #count = 0
  #next: Fault = 'ok'

  constructor(means: () => Means) {
    this.#means = means
    this.#keeper = this.#keep()
  }

  /** A person signs in. */
  connected(): Connection {
    const refreshToken = this.#honour()
    return {
      state: 'connected',
      tenantId: 't',
      userId: 'u',
      address: 'a',
      displayName: 'd',
      problem: null,
      claims: null,
      refreshToken,
      connectedAt: this.#means().now,
    }
  }

  /** No token is let in any more; what happens to the call that asks for another. */
  expire(how: Fault): void {
    this.#tokens.clear()
    this.#next = how
  }

  /** What only this life of the object knew. */
  forget(): void {
    this.#keeper = this.#keep()
  }

  /** A call with a token, and once more with another when Graph refuses it, as the adapter does (graph-client.ts). */
  async enter<Value>(
    call: (isIn: () => boolean) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>> {
    const first = await this.#keeper.token()
    if (!first.ok) return first
    let isRefused = false
    const answer = await call(() => {
      const isIn = this.#lets(first.value)
      isRefused = !isIn
      return isIn
    })
    if (!isRefused || answer.ok || answer.failure.kind !== 'sign-in') return answer
    const second = await this.#keeper.token(true)
    if (!second.ok) return second
    // A new token refused as well is a person shut out: what Microsoft takes back meanwhile, it takes back later.
    return call(() => second.value !== first.value || this.#lets(second.value))
  }

  #lets(token: string): boolean {
    return (this.#tokens.get(token) ?? 0) > this.#means().now
  }

  #honour(): string {
    this.#count += 1
    const refreshToken = `r${this.#count}`
    this.#honoured.add(refreshToken)
    return refreshToken
  }

  #keep(): TokenKeeper {
    return makeTokenKeeper({
      store: this.#means().store,
      owner: 'org/member',
      clock: { now: () => this.#means().now, random: () => 0.5, uuid: () => '' },
      vault: { seal: async (plain) => plain, open: async (sealed) => ok(sealed) },
      entra: { ...unused, refresh: async (_tenant, sent) => this.#refresh(sent) },
      scopes: () => undefined,
    })
  }

  #refresh(sent: string): Result<MailboxTokens, Failure> {
    const how = this.#next
    this.#next = 'ok'
    if (how === 'crash-before') throw new Crash()
    // Only ever asked for: a broken call may be made again.
    if (how === 'later' || how === 'lost-before') return fail({ kind: 'later', detail: how })
    if (!this.#honoured.has(sent)) return fail({ kind: 'sign-in', detail: 'invalid_grant' })
    const refreshToken = this.#honour()
    const [accessToken, expiresAt] = [`for ${refreshToken}`, this.#means().now + HOUR_MS]
    this.#tokens.set(accessToken, expiresAt)
    if (how === 'crash-after') throw new Crash()
    if (how === 'lost-after') return fail({ kind: 'later', detail: how })
    return ok({ accessToken, expiresAt, refreshToken, scopes: [] })
  }
}

const never = (): never => {
  throw new Error('not part of a simulated history')
}
const unused: EntraPort = { authorizeUrl: never, redeemCode: never, refresh: never }
