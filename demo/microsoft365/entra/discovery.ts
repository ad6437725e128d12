/**
 * @module
 * Entra's metadata (graph-contract §8.7).
 */
import type { EntraContext } from './context.ts'

export function discoveryDocument({ origin, tenant, tenantName }: EntraContext) {
  const base = `${origin}/${tenant?.id ?? tenantName.toLowerCase()}`
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${origin}/${tenant?.id ?? '{tenantid}'}/v2.0`,
    request_uri_parameter_supported: false,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    http_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: [
      'sub',
      'iss',
      'aud',
      'exp',
      'iat',
      'nonce',
      'preferred_username',
      'name',
      'tid',
      'ver',
      'oid',
      'email',
      'wids',
    ],
    code_challenge_methods_supported: ['plain', 'S256'],
    tenant_region_scope: null,
    cloud_instance_name: new URL(origin).host,
  }
}

/** Where a client asks whether a login host is one of Microsoft's (msal's instance discovery). */
export function instanceDiscovery(origin: string) {
  const host = new URL(origin).host
  return {
    tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
    'api-version': '1.1',
    metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
  }
}
