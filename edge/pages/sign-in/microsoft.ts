/**
 * @module
 * Signing in at Microsoft by @azure/msal-browser: authorization code with PKCE by redirect, state and nonce in this
 * tab alone. In a file of its own, since it is larger than the page.
 */
import {
  CacheLookupPolicy,
  InteractionRequiredAuthError,
  createStandardPublicClientApplication,
} from '@azure/msal-browser'
import type { IPublicClientApplication } from '@azure/msal-browser'
import type { PageSettings } from '../../contract/visit.ts'
import { msalSettings } from './msal-settings.ts'
import type { HadToken, Settled, SignIn } from './sign-in.ts'
import { signInTrouble } from './sign-in-trouble.ts'

export async function openSignIn(settings: PageSettings, ownOrigin: string): Promise<SignIn> {
  const client = await createStandardPublicClientApplication(msalSettings(settings, ownOrigin))
  const scopes = [settings.scope]
  return {
    settle: () => settle(client),
    token: () => tokenFor(client, scopes),
    async begin(how) {
      try {
        const prompt = how === 'choose' ? { prompt: 'select_account' } : {}
        await client.loginRedirect({ scopes, ...prompt })
        return null
      } catch (error) {
        return signInTrouble(error)
      }
    },
  }
}

async function settle(client: IPublicClientApplication): Promise<Settled> {
  try {
    // The page itself puts its place back (tab.ts).
    const answer = await client.handleRedirectPromise({ navigateToLoginRequestUrl: false })
    if (answer === null) return { kind: 'nothing' }
    client.setActiveAccount(answer.account)
    return { kind: 'back' }
  } catch (error) {
    return { kind: 'trouble', trouble: signInTrouble(error) }
  }
}

async function tokenFor(client: IPublicClientApplication, scopes: string[]): Promise<HadToken> {
  const account = client.getActiveAccount()
  if (account === null) return { kind: 'nobody' }
  try {
    const { accessToken } = await client.acquireTokenSilent({
      ...{ scopes, account },
      // No hidden frame: the policy of the page lets none in.
      cacheLookupPolicy: CacheLookupPolicy.AccessTokenAndRefreshToken,
    })
    return { kind: 'token', token: accessToken }
  } catch (error) {
    const trouble = signInTrouble(error)
    // What a day brings along: the refresh token of a page is good for no longer (graph-contract §8.4).
    const isOver = error instanceof InteractionRequiredAuthError || trouble.page === 'sign-in-over'
    return isOver ? { kind: 'nobody' } : { kind: 'trouble', trouble }
  }
}
