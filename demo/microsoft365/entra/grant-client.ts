/**
 * @module
 * The client credentials grant (graph-contract §8.6): a token of the application itself, without a refresh token.
 */
import { proofMissing } from './client-auth.ts'
import { findApp } from './context.ts'
import { missing, refuse, unknownClient } from './errors.ts'
import { isPresent, rolesOfApp } from './consent.ts'
import { lifetime } from './issue.ts'
import { mintApiToken, mintGraphToken } from './mint.ts'
import { readScopes } from './scopes.ts'
import type { Grant } from './token-endpoint.ts'

export const redeemClientCredentials: Grant = async (request) => {
  const { form, hosts, moment, app, proof, tenant, now, origin, crossOrigin } = request
  if (proof === '0') return proofMissing()
  if (crossOrigin)
    return refuse(
      'invalid_request',
      9002326,
      "Cross-origin token redemption is permitted only for the 'Single-Page Application' client-type.",
    )
  if (!tenant)
    return refuse(
      'invalid_request',
      50059,
      'No tenant-identifying information found in either the request or implied by any provided credentials.',
    )
  const scope = form.get('scope')
  if (!scope) return missing('scope')
  const asked = await readScopes(scope, findApp(request))
  if ('error' in asked) return asked
  if (!asked.isDefault)
    return refuse(
      'invalid_scope',
      1002012,
      `The provided value for scope ${scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    )
  if (!(await isPresent(hosts, moment, app, tenant.id)))
    return unknownClient(app.clientId, tenant.domain)
  const [key] = await hosts.controls.keys()
  if (!key) throw new Error('no signing key')
  const seconds = lifetime()
  const facts = {
    origin,
    tenantId: tenant.id,
    clientId: app.clientId,
    clientProof: proof,
    now,
    lifetimeSeconds: seconds,
    uuid: crypto.randomUUID(),
    contexts: [],
    capable: false,
  }
  const roles = await rolesOfApp(hosts, moment, app, tenant.id)
  const token =
    asked.resource === 'graph'
      ? await mintGraphToken(facts, { roles }, key)
      : await mintApiToken(facts, { clientId: asked.resource }, key)
  return { token_type: 'Bearer', expires_in: seconds, ext_expires_in: seconds, access_token: token }
}
