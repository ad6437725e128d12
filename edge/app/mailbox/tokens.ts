/**
 * @module
 * The mailbox's access token: kept in memory, renewed by the sealed refresh token, one renewal at a time.
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Clock } from '../../ports/clock.ts'
import type { EntraPort, MailboxTokens } from '../../ports/entra.ts'
import type { Connection } from '../../ports/connection.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Vault } from '../../ports/vault.ts'

export type TokenKeeper = {
  /** `fresh`: the one handed out last was refused. */
  readonly token: (fresh?: boolean) => Promise<Result<string, Failure>>
  readonly keep: (tokens: MailboxTokens) => void
  readonly forget: () => void
}

/** A token is not used in its last two minutes: clocks differ and calls take time. */
const EARLY_MS = 2 * 60_000

type Means = {
  readonly store: MailboxStore
  readonly clock: Clock
  readonly vault: Vault
  readonly entra: EntraPort
  readonly owner: string
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

async function renew({
  store,
  vault,
  entra,
  owner,
  scopes,
}: Means): Promise<Result<MailboxTokens, Failure>> {
  const connection = store.connection()
  if (connection === null) return fail({ kind: 'sign-in', detail: 'no mailbox is connected' })
  // Used with the application's permission: he never signed in himself.
  if (connection.refreshToken === '') return fail({ kind: 'sign-in', detail: 'no sign-in of his' })
  const context = { owner, purpose: 'refresh-token' }
  const opened = await vault.open(connection.refreshToken, context)
  if (!opened.ok) return fail({ kind: 'sign-in', detail: 'the stored sign-in cannot be read' })
  const answer = await entra.refresh(connection.tenantId, opened.value, scopes(connection))
  if (!answer.ok || answer.value.refreshToken === opened.value) return answer
  const refreshToken = await vault.seal(answer.value.refreshToken, context)
  const latest = store.connection()
  // Disconnected or connected anew meanwhile: that sign-in is not ours to overwrite.
  if (latest?.refreshToken === connection.refreshToken) {
    store.saveConnection({ ...latest, refreshToken })
  }
  return answer
}
