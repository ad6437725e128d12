/**
 * @module
 * The frame of the edge's own pages. `html` escapes whatever is put in.
 */
import { html } from 'hono/html'

type Html = ReturnType<typeof html>

export const layout = (title: string, content: Html, scripts: Html | null = null): Html =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/connect/icon.svg" />
        <link rel="stylesheet" href="/connect/style.css" />
        ${scripts ?? ''}
      </head>
      <body>
        <main>${content}</main>
      </body>
    </html> `
