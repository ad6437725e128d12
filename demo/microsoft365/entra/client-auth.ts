/**
 * @module
 * How an application proves itself at the token endpoint: a secret or a certificate's assertion
 * (graph-contract §8.5, §8.10).
 */
import { decodeJwt, decodeProtectedHeader, importX509, jwtVerify } from 'jose'
import type { RegisteredApp } from '../controls/apps.ts'
import { refuse } from './errors.ts'
import type { Refusal } from './errors.ts'
import { base64url } from './mint.ts'

export type ClientProof = '0' | '1' | '2'
export const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const SKEW_SECONDS = 300

export type ClientCheck = {
  form: URLSearchParams
  app: RegisteredApp
  now: number
  /** Audiences an assertion may name. */
  audiences: string[]
}

/** '0' when nothing was presented: whether that is enough depends on the grant. */
export async function checkClient({
  form,
  app,
  now,
  audiences,
}: ClientCheck): Promise<ClientProof | Refusal> {
  const secret = form.get('client_secret')
  if (secret !== null) {
    if (app.secrets?.includes(secret)) return '1'
    return refuse(
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${app.clientId}'.`,
    )
  }
  const assertion = form.get('client_assertion')
  if (assertion === null) return '0'
  if (form.get('client_assertion_type') !== ASSERTION_TYPE)
    return refuse(
      'invalid_request',
      900144,
      "The request body must contain the following parameter: 'client_assertion_type'.",
    )
  return checkAssertion(assertion, app, now, audiences)
}

export const proofMissing = (): Refusal =>
  refuse(
    'invalid_client',
    7000218,
    "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  )
export const proofUnwanted = (): Refusal =>
  refuse(
    'invalid_client',
    700025,
    "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.",
  )

async function checkAssertion(
  assertion: string,
  app: RegisteredApp,
  now: number,
  audiences: string[],
): Promise<ClientProof | Refusal> {
  const certificate = await registeredCertificate(assertion, app)
  if (!certificate)
    return badAssertion(
      'The certificate used to sign the client assertion is not registered on application.',
    )
  const seconds = now / 1000
  try {
    const { alg } = decodeProtectedHeader(assertion)
    const key = await importX509(pem(certificate), alg ?? 'PS256')
    await jwtVerify(assertion, key, {
      algorithms: ['PS256', 'RS256'],
      clockTolerance: Number.MAX_SAFE_INTEGER,
    })
  } catch {
    return badAssertion('Client assertion failed signature validation.')
  }
  const claims = decodeJwt(assertion)
  const audience = [claims.aud ?? []].flat()
  if (!audience.some((one) => audiences.includes(one)))
    return refuse(
      'invalid_client',
      700023,
      'Client assertion audience claim does not match Realm issuer.',
    )
  if (claims.iss !== app.clientId || claims.sub !== app.clientId)
    return refuse(
      'invalid_client',
      700021,
      "Client assertion application identifier doesn't match the client_id parameter.",
    )
  const early = (claims.nbf ?? 0) > seconds + SKEW_SECONDS
  if (claims.exp === undefined || claims.exp <= seconds - SKEW_SECONDS || early)
    return refuse('invalid_client', 700024, 'Client assertion is not within its valid time range.')
  return '2'
}

function badAssertion(text: string): Refusal {
  return refuse('invalid_client', 700027, text)
}

/** The certificate whose thumbprint the header names: `x5t#S256`, or the older `x5t` (SHA-1). */
async function registeredCertificate(
  assertion: string,
  app: RegisteredApp,
): Promise<string | undefined> {
  const header = readHeader(assertion)
  for (const certificate of app.certificates ?? []) {
    const der = Uint8Array.from(atob(certificate.replace(/\s/g, '')), (letter) =>
      letter.charCodeAt(0),
    )
    if (
      header?.['x5t#S256'] === (await thumbprint('SHA-256', der)) ||
      header?.['x5t'] === (await thumbprint('SHA-1', der))
    )
      return certificate
  }
  return undefined
}

function readHeader(assertion: string): Record<string, unknown> | undefined {
  try {
    return decodeProtectedHeader(assertion)
  } catch {
    return undefined
  }
}

async function thumbprint(
  algorithm: 'SHA-1' | 'SHA-256',
  der: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return base64url(new Uint8Array(await crypto.subtle.digest(algorithm, der)))
}

function pem(certificate: string): string {
  const lines = certificate.replace(/\s/g, '').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----'].join('\n')
}
