/**
 * @module
 * Entra's refusals: the OAuth error, the AADSTS number, the text (graph-contract §8.10).
 *
 * Numbers are the documented ones of Microsoft's error reference unless marked UNSOURCED there.
 */
export type OAuthError =
  | 'invalid_request'
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_scope'
  | 'invalid_resource'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'interaction_required'
  | 'consent_required'
  | 'login_required'
  | 'access_denied'

export type Refusal = {
  error: OAuthError
  code: number
  text: string
  suberror?: string
  claims?: string
}

export const refuse = (
  error: OAuthError,
  code: number,
  text: string,
  more: Pick<Refusal, 'suberror' | 'claims'> = {},
): Refusal => ({
  error,
  code,
  text,
  ...more,
})

export const missing = (name: string) =>
  refuse(
    'invalid_request',
    900144,
    `The request body must contain the following parameter: '${name}'.`,
  )
export const unknownClient = (clientId: string, directory: string) =>
  refuse(
    'unauthorized_client',
    700016,
    `Application with identifier '${clientId}' was not found in the directory '${directory}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
  )
export const unknownTenant = (name: string) =>
  refuse(
    'invalid_request',
    90002,
    `Tenant '${name}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`,
  )
export const notConsented = (clientId: string, name: string) =>
  refuse(
    'invalid_grant',
    65001,
    `The user or administrator has not consented to use the application with ID '${clientId}' named '${name}'. Send an interactive authorization request for this user and resource.`,
    { suberror: 'consent_required' },
  )
export const disabledAccount = () => refuse('invalid_grant', 50057, 'The user account is disabled.')
export const revokedGrant = (tokenMs: number, validFromMs: number) =>
  refuse(
    'invalid_grant',
    50173,
    `The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. The grant was issued on '${new Date(tokenMs).toISOString()}' and the TokensValidFrom date (before which tokens are not valid) for this user is '${new Date(validFromMs).toISOString()}'.`,
  )
export const needsStepUp = (claims: string) =>
  refuse(
    'interaction_required',
    50076,
    'Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access the resource.',
    { suberror: 'basic_action', claims },
  )
export const malformedGrant = () =>
  refuse('invalid_grant', 70000, 'Provided grant is invalid or malformed.')

export type Trace = { traceId: string; correlationId: string; now: number; origin: string }

/** The JSON of the token endpoint: 401 for a client that did not prove itself, else 400. */
export function tokenError(
  { error, code, text, suberror, claims }: Refusal,
  trace: Trace,
): Response {
  const body = {
    error,
    error_description: describe(code, text, trace),
    error_codes: [code],
    timestamp: stamp(trace.now),
    trace_id: trace.traceId,
    correlation_id: trace.correlationId,
    error_uri: `${trace.origin}/error?code=${code}`,
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  }
  return Response.json(body, {
    status: error === 'invalid_client' ? 401 : 400,
    headers: { 'Cache-Control': 'no-store' },
  })
}

export function describe(
  code: number,
  text: string,
  { traceId, correlationId, now }: Trace,
): string {
  return `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${stamp(now)}`
}

function stamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, 19).replace('T', ' ')}Z`
}
