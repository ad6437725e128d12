/**
 * @module
 * How the library is set up: work accounts of any organization, tokens kept with the tab, one redirect address.
 */
import { BrowserCacheLocation } from '@azure/msal-browser'
import type { Configuration } from '@azure/msal-browser'
import type { PageSettings } from '../../contract/visit.ts'

const AUDIENCE = 'organizations'
/** Registered in Entra as single-page application (README). */
const REDIRECT_PATH = '/app/'

export function msalSettings(
  { clientId, entraOrigin }: PageSettings,
  ownOrigin: string,
): Configuration {
  return {
    auth: { clientId, redirectUri: `${ownOrigin}${REDIRECT_PATH}`, ...authorityOf(entraOrigin) },
    cache: { cacheLocation: BrowserCacheLocation.SessionStorage },
    // What it would say names people; what went wrong is shown by its code.
    system: { loggerOptions: { piiLoggingEnabled: false, loggerCallback: () => undefined } },
  }
}

/**
 * The library takes authorities by https only. For the sandbox on a developer's machine a name stands in, and where
 * it leads is told beforehand.
 */
function authorityOf(origin: string): Configuration['auth'] | object {
  if (origin.startsWith('https:')) {
    return { authority: `${origin}/${AUDIENCE}`, knownAuthorities: [new URL(origin).host] }
  }
  const base = `${origin}/${AUDIENCE}`
  return {
    authority: `https://sandbox.invalid/${AUDIENCE}`,
    knownAuthorities: ['sandbox.invalid'],
    authorityMetadata: JSON.stringify({
      issuer: `${origin}/{tenantid}/v2.0`,
      authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
      token_endpoint: `${base}/oauth2/v2.0/token`,
      end_session_endpoint: `${base}/oauth2/v2.0/logout`,
      jwks_uri: `${base}/discovery/v2.0/keys`,
    }),
  }
}
