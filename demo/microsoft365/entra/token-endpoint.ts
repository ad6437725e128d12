/**
 * @module
 * `POST /{tenant}/oauth2/v2.0/token`: the form, the client's proof, the CORS rule, then one of the grants.
 */
import type { RegisteredApp } from '../controls/apps.ts'
import { checkClient } from './client-auth.ts'
import type { ClientProof } from './client-auth.ts'
import { findApp } from './context.ts'
import type { EntraContext } from './context.ts'
import { missing, refuse, tokenError, unknownClient } from './errors.ts'
import type { Refusal } from './errors.ts'
import { redeemAssertion } from './grant-on-behalf.ts'
import { redeemClientCredentials } from './grant-client.ts'
import { redeemCode } from './grant-code.ts'
import { redeemRefresh } from './grant-refresh.ts'

export type TokenRequest = EntraContext & {
  form: URLSearchParams
  app: RegisteredApp
  proof: ClientProof
  /** The call came from a page: it has an Origin header. */
  crossOrigin: boolean
}
export type TokenBody = Record<string, string | number>
export type Grant = (request: TokenRequest) => Promise<TokenBody | Refusal>

const GRANTS: Record<string, Grant> = {
  authorization_code: redeemCode,
  refresh_token: redeemRefresh,
  client_credentials: redeemClientCredentials,
  'urn:ietf:params:oauth:grant-type:jwt-bearer': redeemAssertion,
}

export async function answerToken(context: EntraContext, request: Request): Promise<Response> {
  const form = new URLSearchParams(await request.text())
  const origin = request.headers.get('origin')
  const answer = await answerForm(context, form, origin !== null)
  // Only a page's own redemption may read the answer; refusals are readable so that it learns why.
  const headers = new Headers({ 'Cache-Control': 'no-store', Pragma: 'no-cache' })
  if (origin !== null) headers.set('Access-Control-Allow-Origin', origin)
  if (!('error' in answer)) return Response.json(answer, { headers })
  const refused = tokenError(answer as Refusal, context.trace)
  for (const [name, value] of headers) refused.headers.set(name, value)
  return refused
}

async function answerForm(
  context: EntraContext,
  form: URLSearchParams,
  crossOrigin: boolean,
): Promise<TokenBody | Refusal> {
  const grantType = form.get('grant_type')
  if (!grantType) return missing('grant_type')
  const clientId = form.get('client_id')
  if (!clientId) return missing('client_id')
  const app = await findApp(context)(clientId)
  if (!app) return unknownClient(clientId, context.tenant?.displayName ?? context.tenantName)
  const grant = GRANTS[grantType]
  if (!grant)
    return refuse(
      'unsupported_grant_type',
      70003,
      `The app requested an unsupported grant type '${grantType}'.`,
    )
  const proof = await checkClient({ form, app, now: context.now, audiences: audiencesOf(context) })
  if (typeof proof !== 'string') return proof
  return grant({ ...context, form, app, proof, crossOrigin })
}

/** The token endpoint of the tenant by either of its names, and its issuer. */
function audiencesOf({ origin, tenant, tenantName }: EntraContext): string[] {
  const names = new Set([tenantName, ...(tenant ? [tenant.id, tenant.domain] : [])])
  return [...names].flatMap((name) => [
    `${origin}/${name}/oauth2/v2.0/token`,
    `${origin}/${name}/v2.0`,
  ])
}
