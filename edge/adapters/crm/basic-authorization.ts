/**
 * @module
 * How a client says who it is to a token endpoint. Without a package, since the conformance kit sends it too.
 */

/** RFC 6749 §2.3.1: both parts form-encoded before they are joined. */
export function basicAuthorization(client: {
  readonly clientId: string
  readonly clientSecret: string
}): string {
  const encode = (text: string) => new URLSearchParams({ v: text }).toString().slice(2)
  return `Basic ${btoa(`${encode(client.clientId)}:${encode(client.clientSecret)}`)}`
}
