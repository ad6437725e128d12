/**
 * @module
 * What Microsoft sends back with the browser: a code, or why not (RFC 6749 §4.1.2).
 */
export type SignInResult =
  | { readonly code: string }
  | { readonly error: string; readonly description: string }

/** Codes of Entra are some 1,000 characters long; this is only a bound. */
const longestCode = 8_000

export function signInResult(query: URLSearchParams): SignInResult | null {
  const error = query.get('error')
  if (error !== null) {
    const description = query.get('error_description') ?? ''
    return { error: error.slice(0, 100), description: description.slice(0, 500) }
  }
  const code = query.get('code')
  return code === null || code === '' || code.length > longestCode ? null : { code }
}
