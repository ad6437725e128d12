/**
 * @module
 * The embed token, from the page's callback: asked lazily, by one request at a time, kept in memory
 * only and until shortly before it ends (EMB-2).
 */

export type GetToken = () => Promise<string> | string

export type TokenSource = {
  get(): Promise<string>
  /** The edge refused this token: the next `get` asks the page again. */
  refuse(token: string): void
}

/** A token this close to its end is not used any more: clocks differ and requests take time. */
const SKEW_MS = 30_000
/** A token whose end cannot be read is asked for again after this time. */
const UNKNOWN_LIFE_MS = 60_000

export const createTokenSource = (
  getToken: GetToken,
  now: () => number = Date.now,
): TokenSource => {
  let cached: { token: string; until: number } | undefined
  let flight: Promise<string> | undefined

  const ask = async (): Promise<string> => {
    const token = await getToken()
    if (typeof token !== 'string' || token === '') throw new TypeError('getToken gave no token')
    cached = { token, until: endOf(token, now()) }
    return token
  }

  return {
    get() {
      if (cached && now() < cached.until) return Promise.resolve(cached.token)
      flight ??= ask().finally(() => {
        flight = undefined
      })
      return flight
    },
    refuse(token) {
      if (cached?.token === token) cached = undefined
    },
  }
}

const endOf = (token: string, at: number): number => {
  try {
    const payload = token.split('.')[1] ?? ''
    const { exp } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/')))
    if (typeof exp === 'number') return exp * 1000 - SKEW_MS
  } catch {
    // Not a JWT: its life is the page's business, so it is simply not kept long.
  }
  return at + UNKNOWN_LIFE_MS
}
