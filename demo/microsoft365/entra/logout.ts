/**
 * @module
 * `GET /{tenant}/oauth2/v2.0/logout`: the browser forgets who signed in.
 */
import { html } from 'hono/html'
import type { EntraContext } from './context.ts'
import { page } from './pages.ts'
import { endSessionCookie } from './session.ts'

export function answerLogout(_: EntraContext, request: Request): Response {
  const params = new URL(request.url).searchParams
  const target = params.get('post_logout_redirect_uri')
  const answer =
    target && isAddress(target)
      ? goTo(target, params.get('state'))
      : page(
          'Signed out',
          html`<h1>You are signed out</h1>
            <p>It is a good idea to close this window.</p>`,
        )
  answer.headers.append('Set-Cookie', endSessionCookie())
  return answer
}

function goTo(target: string, state: string | null): Response {
  const url = new URL(target)
  if (state !== null) url.searchParams.set('state', state)
  return new Response(null, { status: 302, headers: { Location: url.href } })
}

function isAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
