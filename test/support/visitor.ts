/**
 * @module
 * Somebody who visits the edge's own pages: as a script with his Microsoft token, or in a browser in which he is signed
 * in at the sandbox.
 */
import type { Page } from 'playwright-core'
import type { Urls } from '../../demo/start/origins.ts'
import type { PageSettings, Visit } from '../../edge/contract/visit.ts'
import { call, expectOk } from './demo-client.ts'
import { proofKey } from './sandbox-client.ts'

const authorizePath = '/organizations/oauth2/v2.0/authorize'
const tokenPath = '/organizations/oauth2/v2.0/token'

/** As the page gets one: code with PKCE, no secret. */
export async function visitorToken(urls: Urls, user: string): Promise<string> {
  const settings = await expectOk<PageSettings>(`${urls.edge}/app/settings.json`)
  const { verifier, challenge } = proofKey()
  const client = { client_id: settings.clientId, redirect_uri: `${urls.edge}/app/` }
  const ask = new URLSearchParams({
    ...client,
    ...{ response_type: 'code', scope: `openid profile ${settings.scope}`, login_hint: user },
    ...{ code_challenge: challenge, code_challenge_method: 'S256', sandbox_auto: '1' },
  })
  const answer = await fetch(`${urls.microsoft365}${authorizePath}?${ask}`, { redirect: 'manual' })
  const code = new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? ''
  const redeemed = await fetch(`${urls.microsoft365}${tokenPath}`, {
    method: 'POST',
    headers: { origin: urls.edge },
    body: new URLSearchParams({
      ...client,
      ...{ grant_type: 'authorization_code', code, code_verifier: verifier },
    }),
  })
  const { access_token: token } = (await redeemed.json()) as { access_token?: string }
  if (token === undefined) throw new Error(`no token for ${user}: ${redeemed.status}`)
  return token
}

type Seen = { readonly status: number; readonly body: Visit & { readonly code?: string } }

/** `link`: of a mail, or none. What he is, or the code of why not. */
export async function visitorOf(urls: Urls, user: string) {
  const token = await visitorToken(urls, user)
  const visit = 'v'.repeat(43)
  return async (act: '' | '/accept' | '/request', link: string | null = null) => {
    const invitation = link === null ? null : (link.split('/').at(-1) ?? '')
    const terms = act === '/accept' ? { terms: 'accepted' } : {}
    const body = { visit, invitation, ...terms }
    const { status, body: told } = await call(`${urls.edge}/visit${act}`, { token, body })
    const seen = { status, body: told } as Seen
    return seen.body.code ?? seen.body.admittance?.kind ?? 'nobody'
  }
}

/** Goes to an address of the edge and signs in on the sandbox's page. */
export async function signInAt(page: Page, address: string, user: string): Promise<void> {
  await page.goto(address)
  await chooseAccount(page, user)
}

export async function chooseAccount(page: Page, user: string): Promise<void> {
  await page.waitForURL(`**${authorizePath}?**`)
  await page.getByText(user).click()
  await page.getByRole('button', { name: 'Sign in and accept' }).click()
  await page.waitForURL('**/app/**')
}
