/**
 * @module
 * The embed token a CRM's server mints for its signed-in person (embedding.md §5.2), and its public key.
 *
 * Owns: the signing key, the claims. The key is made once and kept, so that tokens survive a restart and
 * a reset of the data.
 */
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose'
import type { JWK } from 'jose'
import type { Context } from 'hono'
import * as z from 'zod'
import { given, problemResponse, refused } from '../answer.ts'
import type { Answer } from '../answer.ts'
import { readBody } from '../contract/guard.ts'
import type { Crm } from '../platform.ts'
import { permissionsOf, personById, roles } from '../store/people.ts'
import { readMeta, writeMeta } from '../store/schema.ts'

export const ORGANIZATION = 'org_demo'
const TOKEN_LIFE_SECONDS = 600

const body = z.strictObject({ user: z.string().min(1).max(128) })

export async function sessionReply(crm: Crm, context: Context): Promise<Response> {
  const sent = await readBody(context, body)
  if (!sent.ok) return problemResponse(sent.refusal)
  const token = await embedToken(crm, sent.value.user)
  if (!token.ok) return problemResponse(token.refusal)
  return context.json({ token: token.value }, 200, { 'cache-control': 'no-store' })
}

export async function embedToken(crm: Crm, userId: string): Promise<Answer<string>> {
  const person = personById(crm, userId)
  if (person === undefined || !person.active) {
    const detail = 'There is no such active user.'
    return refused('validation', { errors: [{ pointer: '/user', code: 'unknown', detail }] })
  }
  const jwk = await signingKey(crm)
  const now = Math.floor(crm.now() / 1000)
  const token = await new SignJWT({
    org: ORGANIZATION,
    name: `${person.firstName} ${person.lastName}`.trim(),
    email: person.email,
    permissions: [...permissionsOf(person)],
    role: roles[person.role].name,
    origin: crm.settings.crmOrigin,
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'JWT', kid: jwk.kid ?? '' })
    .setIssuer(crm.settings.crmOrigin)
    .setAudience(crm.settings.edgeOrigin)
    .setSubject(person.id)
    .setJti(crm.uuid())
    .setIssuedAt(now)
    .setExpirationTime(now + TOKEN_LIFE_SECONDS)
    .sign(await importJWK(jwk, 'ES256'))
  return given(token)
}

export async function jwksReply(crm: Crm, context: Context): Promise<Response> {
  const { d: _secret, ...key } = await signingKey(crm)
  return context.json({ keys: [key] }, 200, { 'cache-control': 'public, max-age=300' })
}

async function signingKey(crm: Crm): Promise<JWK> {
  const kept = readMeta(crm.sql, 'signing-key')
  if (kept !== undefined) return JSON.parse(kept) as JWK
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  const made: JWK = { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' }
  // Two first calls at once: the one that wrote first stays.
  const first = readMeta(crm.sql, 'signing-key')
  if (first !== undefined) return JSON.parse(first) as JWK
  writeMeta(crm.sql, 'signing-key', JSON.stringify(made))
  return made
}
