/**
 * @module
 * The registered organizations (ports/organizations.ts), from the operator's JSON text.
 */
import * as z from 'zod'
import { mailLanguages } from '../domain/people/mail-language.ts'
import type { Result } from '../domain/result.ts'
import { fail, ok } from '../domain/result.ts'
import type { Organization, Organizations } from '../ports/organizations.ts'
import { isOutside } from './outside-address.ts'

/** https, no user name in it; plain http only to this machine (OPS-3: no request to where a typo points). */
const address = z.string().refine((text) => isSafe(text), 'must be https, or http on this machine')
const origin = address.refine((text) => isOrigin(text), 'must be an origin, without a path')

const organization = z.strictObject({
  id: z.string().regex(/^[\w.-]{1,128}$/),
  name: z.string().min(1).max(200),
  crmName: z.string().min(1).max(100),
  issuer: z.string().min(1).max(400),
  jwksUrl: address,
  origins: z.array(origin).min(1),
  edition: z.enum(['paid', 'free']).default('paid'),
  install: z.enum(['required', 'optional']).default('required'),
  language: z.enum(mailLanguages).optional(),
  residency: z.enum(['eu', 'us']).optional(),
  mailFrom: z.email().optional(),
  notify: z
    .strictObject({
      url: z.string().refine(isOutside, 'must be https, at a public name'),
      // Standard Webhooks: 24 to 64 random bytes.
      secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
    })
    .optional(),
  tenants: z.array(z.guid()).default([]),
  connector: z.strictObject({
    kind: z.literal('rest'),
    baseUrl: address,
    tokenUrl: address,
    clientId: z.string().min(1),
    clientSecret: z.string().min(1),
  }),
})

/** The fault names places, never values: there are secrets among them. */
export function readOrganizations(text: string): Result<readonly Organization[], string> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return fail('not JSON')
  }
  const parsed = z.array(organization).safeParse(json)
  if (!parsed.success)
    return fail(
      parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
    )
  const twice = firstTwice(parsed.data.map(({ id }) => id))
  if (twice !== null) return fail(`${twice}: two organizations have this id`)
  const issuers = parsed.data.map(({ issuer }) => issuer)
  if (firstTwice(issuers) !== null) return fail('two organizations have the same issuer')
  if (firstTwice(parsed.data.flatMap(({ tenants }) => tenants)) !== null)
    return fail('two organizations have the same tenant')
  return ok(parsed.data)
}

export function makeOrganizations(list: readonly Organization[]): Organizations {
  const byId = new Map(list.map((entry) => [entry.id, entry]))
  const byIssuer = new Map(list.map((entry) => [entry.issuer, entry]))
  return {
    find: (id) => byId.get(id) ?? null,
    byIssuer: (issuer) => byIssuer.get(issuer) ?? null,
    byTenant: (tenantId) => list.find(({ tenants }) => tenants.includes(tenantId)) ?? null,
  }
}

function isSafe(text: string): boolean {
  const url = parse(text)
  if (url === null || url.username !== '' || url.password !== '') return false
  const isHere = ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

const isOrigin = (text: string): boolean => parse(text)?.origin === text

function parse(text: string): URL | null {
  try {
    return new URL(text)
  } catch {
    return null
  }
}

const firstTwice = (names: readonly string[]): string | null =>
  names.find((name, index) => names.indexOf(name) !== index) ?? null
