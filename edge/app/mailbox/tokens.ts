/**
 * @module
 * The mailbox's access token: kept in memory, renewed by the sealed refresh token, one renewal at a time.
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { MailboxTokens } from '../../ports/entra.ts'
import type { Connection } from '../../ports/connection.ts'
import { redeemStored } from './stored-sign-in.ts'
import type { SignInMeans } from './stored-sign-in.ts'

export type TokenKeeper = {
  /** `fresh`: the one handed out last was refused. */
  readonly token: (fresh?: boolean) => Promise<Result<string, Failure>>
  readonly keep: (tokens: MailboxTokens) => void
  readonly forget: () => void
}

/** A token is not used in its last two minutes: clocks differ and calls take time. */
const EARLY_MS = 2 * 60_000

type Means = SignInMeans & {
  readonly clock: Clock
  /** Only for these; undefined: the sign-in's own (INS-6). */
  readonly scopes: (connection: Connection) => readonly string[] | undefined
}

export function makeTokenKeeper(mailbox: Means): TokenKeeper {
  let held: { readonly value: string; readonly expiresAt: number } | null = null
  let renewing: Promise<Result<string, Failure>> | null = null
  const keep = (tokens: MailboxTokens) => {
    held = { value: tokens.accessToken, expiresAt: tokens.expiresAt }
  }
  const renewAndKeep = async (): Promise<Result<string, Failure>> => {
    const answer = await renew(mailbox)
    if (!answer.ok) return answer
    keep(answer.value)
    return ok(answer.value.accessToken)
  }
  return {
    keep,
    forget() {
      held = null
    },
    token(fresh = false) {
      const usable = held !== null && held.expiresAt - EARLY_MS > mailbox.clock.now()
      if (usable && !fresh && held !== null) return Promise.resolve(ok(held.value))
      renewing ??= renewAndKeep().finally(() => {
        renewing = null
      })
      return renewing
    },
  }
}

async function renew(mailbox: Means): Promise<Result<MailboxTokens, Failure>> {
  const { store, scopes } = mailbox
  const before = store.connection()
  if (before === null) return fail({ kind: 'sign-in', detail: 'no mailbox is connected' })
  // Used with the application's permission: he never signed in himself.
  if (before.refreshToken === '') return fail({ kind: 'sign-in', detail: 'no sign-in of his' })
  const redeemed = await redeemStored(mailbox, before, scopes(before))
  if (!redeemed.ok) return redeemed
  const { tokens, connection } = redeemed.value
  if (connection !== null && connection.refreshToken !== before.refreshToken) {
    store.saveConnection(connection)
  }
  return ok(tokens)
}
