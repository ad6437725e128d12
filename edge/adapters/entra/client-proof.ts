/**
 * @module
 * How the edge proves itself to Microsoft: a certificate's assertion, or a secret (graph-contract §8.5).
 */
import { SignJWT, base64url, importPKCS8 } from 'jose'
import type { Clock } from '../../ports/clock.ts'

export type EntraCredential =
  | { readonly kind: 'secret'; readonly secret: string }
  /** PEM texts; the private key as PKCS #8. */
  | { readonly kind: 'certificate'; readonly certificate: string; readonly privateKey: string }

export type ClientProof = (tokenUrl: string) => Promise<Readonly<Record<string, string>>>

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const LIFE_SECONDS = 300

export function makeClientProof(
  clientId: string,
  credential: EntraCredential,
  clock: Clock,
): ClientProof {
  if (credential.kind === 'secret')
    return () => Promise.resolve({ client_secret: credential.secret })
  const thumbprint = certificateThumbprint(credential.certificate)
  const key = importPKCS8(pem('PRIVATE KEY', credential.privateKey), 'PS256')
  // Settled when it is used; a broken key must not end the isolate that only loads it.
  key.catch(() => undefined)
  return async (tokenUrl) => {
    const now = Math.floor(clock.now() / 1000)
    const assertion = await new SignJWT({})
      .setProtectedHeader({ alg: 'PS256', typ: 'JWT', 'x5t#S256': await thumbprint })
      .setAudience(tokenUrl)
      .setIssuer(clientId)
      .setSubject(clientId)
      .setJti(clock.uuid())
      .setIssuedAt(now)
      .setNotBefore(now)
      .setExpirationTime(now + LIFE_SECONDS)
      .sign(await key)
    return { client_assertion_type: ASSERTION_TYPE, client_assertion: assertion }
  }
}

async function certificateThumbprint(certificate: string): Promise<string> {
  const der = Uint8Array.from(atob(bare(certificate)), (letter) => letter.charCodeAt(0))
  return base64url.encode(new Uint8Array(await crypto.subtle.digest('SHA-256', der)))
}

/** Environment variables often carry `\n` as two characters, or the bare base64. */
const bare = (text: string): string =>
  text
    .replaceAll(/-----[^-]+-----/g, '')
    .replaceAll('\\n', '')
    .replaceAll(/\s/g, '')

const pem = (label: string, text: string): string =>
  `-----BEGIN ${label}-----\n${bare(text)}\n-----END ${label}-----`
