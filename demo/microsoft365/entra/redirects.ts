/**
 * @module
 * Where an application may be answered, and how: redirect addresses and response modes (graph-contract §8.2).
 */
import type { RegisteredApp } from '../controls/apps.ts'
import { html } from 'hono/html'

export type ResponseMode = 'query' | 'fragment' | 'form_post'

/** The platform a redirect address is registered for; undefined when it is not. */
export function redirectType(app: RegisteredApp, uri: string): 'web' | 'spa' | undefined {
  const { redirectUris, redirectPatterns } = app
  if (redirectUris?.spa?.includes(uri)) return 'spa'
  if (redirectUris?.web?.includes(uri)) return 'web'
  if (redirectPatterns?.spa.some((pattern) => new RegExp(pattern).test(uri))) return 'spa'
  return redirectPatterns?.web.some((pattern) => new RegExp(pattern).test(uri)) ? 'web' : undefined
}

export function answerAt(
  uri: string,
  mode: ResponseMode,
  params: Record<string, string>,
): Response {
  if (mode === 'form_post') return formPost(uri, params)
  const text = new URLSearchParams(params).toString()
  const separator = mode === 'fragment' ? '#' : uri.includes('?') ? '&' : '?'
  return new Response(null, {
    status: 302,
    headers: { Location: `${uri}${separator}${text}`, 'Cache-Control': 'no-store' },
  })
}

function formPost(uri: string, params: Record<string, string>): Response {
  const fields = Object.entries(params).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <title>Working…</title>
      </head>
      <body>
        <form method="post" action="${uri}">
          ${fields}
          <noscript><button>Continue</button></noscript>
        </form>
        <script>
          document.forms[0].submit()
        </script>
      </body>
    </html>`
  return new Response(String(page), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
