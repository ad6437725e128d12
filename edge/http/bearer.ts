/**
 * @module
 * The token of `Authorization: Bearer …` (RFC 6750); null where there is none that could be one.
 */
export function bearerOf(header: string | undefined): string | null {
  return /^Bearer +([\w.~+/=-]+) *$/i.exec(header ?? '')?.[1] ?? null
}
