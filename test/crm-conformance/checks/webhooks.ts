/**
 * @module
 * Group J: endpoints for notices. One is made for an address that cannot exist, and removed.
 */
import { call } from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Answer } from '../backend.ts'
import type { Check, Finding } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isRefused,
  isSuccess,
  itemsOf,
  membersOf,
  notOffered,
  said,
  textOf,
  valueOf,
} from '../check.ts'

/** RFC 2606: no such host can ever be. */
const NOWHERE = 'https://crm-conformance.invalid/hook'
const privates = [
  'https://10.0.0.1/hook',
  'https://169.254.169.254/hook',
  'http://example.com/hook',
]

export const hasNotices = ({ capabilities }: Bench): boolean =>
  membersOf(capabilities['webhooks'])['signing'] === 'standard-webhooks'
const without = notOffered('capabilities.webhooks.signing is not standard-webhooks')

export async function register(bench: Bench, url: string): Promise<Answer> {
  const answer = await call(bench, 'POST', '/webhook-endpoints', {
    body: { url, types: ['contact', 'event', 'schema', 'user'] },
  })
  if (isSuccess(answer) && idOf(answer) !== '') bench.made.hooks.push(idOf(answer))
  return answer
}

async function givesSecret(bench: Bench): Promise<Finding> {
  if (!hasNotices(bench)) return without
  const made = await register(bench, NOWHERE)
  if (!isSuccess(made)) return failed(`POST /webhook-endpoints: ${said(made)}`)
  const bytes = secretBytes(textOf(valueOf(made, 'secret')))
  const expires = valueOf(made, 'expiresAt') ?? null
  const listed = await call(bench, 'GET', '/webhook-endpoints')
  const shown = itemsOf(listed).find((item) => item['id'] === idOf(made))
  // Now, or the next changes are sent to nowhere.
  await call(bench, 'DELETE', `/webhook-endpoints/${encodeURIComponent(idOf(made))}`)
  return claims(
    [idOf(made) !== '', 'the endpoint has no id'],
    [bytes >= 24 && bytes <= 64, 'the secret is not whsec_ and 24 to 64 bytes in base64'],
    [expires === null || Date.parse(textOf(expires)) > Date.now(), 'expiresAt is over or no time'],
    [shown === undefined || !('secret' in shown), 'the list shows the secret again'],
  )
}

function secretBytes(secret: string): number {
  const [, encoded = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/u.exec(secret) ?? []
  return Math.floor((encoded.replaceAll('=', '').length * 3) / 4)
}

async function removes(bench: Bench): Promise<Finding> {
  if (!hasNotices(bench)) return without
  const made = await register(bench, NOWHERE)
  if (!isSuccess(made)) return failed(`POST /webhook-endpoints: ${said(made)}`)
  const path = `/webhook-endpoints/${encodeURIComponent(idOf(made))}`
  const statuses = [await call(bench, 'DELETE', path), await call(bench, 'DELETE', path)]
  const odd = statuses.find((one) => !isSuccess(one) && one.status !== 404 && one.status !== 410)
  const listed = await call(bench, 'GET', '/webhook-endpoints')
  return claims(
    [odd === undefined, odd === undefined ? '' : `DELETE: ${said(odd)}`],
    [!itemsOf(listed).some((item) => item['id'] === idOf(made)), 'deleted, it is still listed'],
  )
}

async function refusesPrivate(bench: Bench): Promise<Finding> {
  if (!hasNotices(bench)) return without
  for (const url of privates) {
    const answer = await register(bench, url)
    if (!isRefused(answer)) return failed(`an endpoint at ${url}: ${said(answer)}`)
  }
  return claims([true, ''])
}

export const webhookChecks: readonly Check[] = [
  {
    id: 'J1',
    need: 'relied',
    expected: 'A new endpoint answers with its id and, once, a secret as Standard Webhooks has it.',
    otherwise:
      'Notices cannot be checked and are refused: changes come minutes later, by the poll.',
    run: givesSecret,
  },
  {
    id: 'J4',
    need: 'relied',
    expected: 'A deleted endpoint is gone, and deleting it again does no harm.',
    otherwise: 'After an uninstall your CRM goes on sending notices.',
    run: removes,
  },
  {
    id: 'J6',
    need: 'advice',
    expected: 'Endpoints in private networks, or without TLS, are refused.',
    otherwise: 'Nothing for this product. Your CRM can be made to call your own network.',
    run: refusesPrivate,
  },
]
