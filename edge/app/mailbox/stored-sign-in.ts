/**
 * @module
 * The sealed sign-in of a mailbox, redeemed for tokens: opened, used, and the newer one sealed in its place by whoever
 * still finds the mailbox as it was (graph-contract §8.4).
 */
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Failure } from '../../domain/stream/failure.ts'
import type { Connection } from '../../ports/connection.ts'
import type { EntraPort, MailboxTokens } from '../../ports/entra.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { Vault } from '../../ports/vault.ts'

export type SignInMeans = {
  readonly store: MailboxStore
  readonly vault: Vault
  readonly entra: EntraPort
  readonly owner: string
}

type Redeemed = {
  readonly tokens: MailboxTokens
  /** With the newer sign-in, to be saved; null: disconnected or connected anew meanwhile, so not ours to overwrite. */
  readonly connection: Connection | null
}

/** `scopes`: for these; undefined: the sign-in's own. */
export async function redeemStored(
  { store, vault, entra, owner }: SignInMeans,
  connection: Connection,
  scopes: readonly string[] | undefined,
): Promise<Result<Redeemed, Failure>> {
  const context = { owner, purpose: 'refresh-token' }
  const opened = await vault.open(connection.refreshToken, context)
  if (!opened.ok) return fail({ kind: 'sign-in', detail: 'the stored sign-in cannot be read' })
  const answer = await entra.refresh(connection.tenantId, opened.value, scopes)
  if (!answer.ok) return answer
  const tokens = answer.value
  const isNewer = tokens.refreshToken !== opened.value
  const refreshToken = isNewer
    ? await vault.seal(tokens.refreshToken, context)
    : connection.refreshToken
  const latest = store.connection()
  const isOurs = latest?.refreshToken === connection.refreshToken
  return ok({ tokens, connection: isOurs ? { ...latest, refreshToken } : null })
}
