/**
 * @module
 * The frame of Entra's pages in the sandbox, and the page that tells what went wrong.
 */
import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import { describe } from './errors.ts'
import type { Refusal, Trace } from './errors.ts'

type Html = HtmlEscapedString | Promise<HtmlEscapedString>

const STYLE = `
:root { color-scheme: light dark; --ink: #1c2733; --soft: #5a6b7c; --page: #eef2f6; --card: #fff; --line: #d5dde5; --act: #1f5fa8; --pick: #e8f0fa }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --soft: #9fb0c0; --page: #11171d; --card: #1a222b; --line: #33404d; --act: #6aa7ee; --pick: #22344a } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif }
main { width: min(30rem, 100%); background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 2rem; box-shadow: 0 .5rem 2rem rgb(0 0 0 / .08) }
h1 { font-size: 1.35rem; margin: 0 0 .25rem } h2 { font-size: 1rem; margin: 1.5rem 0 .5rem } p { margin: .25rem 0; color: var(--soft) }
.brand { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--soft); margin: 0 0 1rem }
fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: 0; margin: .5rem 0 0; max-height: 17rem; overflow: auto }
legend { position: absolute; clip-path: inset(50%) }
label { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; align-items: center; padding: .5rem .9rem; cursor: pointer }
label + label { border-top: 1px solid var(--line) } label:has(:checked) { background: var(--pick) } label:focus-within { outline: 2px solid var(--act); outline-offset: -2px }
label small { grid-column: 2; color: var(--soft); overflow-wrap: anywhere }
ul { margin: .25rem 0; padding-left: 1.25rem } code { font-size: .85em; overflow-wrap: anywhere }
.acts { display: flex; gap: .75rem; justify-content: flex-end; margin-top: 1.5rem }
button { font: inherit; padding: .55rem 1.2rem; border-radius: .4rem; border: 1px solid var(--line); background: transparent; color: var(--ink); cursor: pointer }
button.main { background: var(--act); border-color: var(--act); color: var(--card); font-weight: 600 } button:focus-visible { outline: 2px solid var(--act); outline-offset: 2px }
`

export function page(title: string, content: Html, status = 200): Response {
  const whole = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <main>
          <p class="brand">Microsoft 365 sandbox · nothing here is real</p>
          ${content}
        </main>
      </body>
    </html>`
  return new Response(String(whole), {
    status,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}

/** For what must not be told to an address nobody vouches for. */
export function errorPage({ code, text }: Refusal, trace: Trace): Response {
  const content = html`<h1>Sign-in is not possible</h1>
    <p><code>${describe(code, text, trace)}</code></p>`
  return page('Sign-in is not possible', content, 400)
}
