/**
 * @module
 * A letter as text and as HTML. Whatever comes from people is escaped; nothing is loaded from anywhere, no
 * picture, no counting pixel.
 */
import type { MailLanguage } from '../../domain/people/mail-language.ts'
import type { Mail } from '../../ports/mailer.ts'

export type Letter = {
  readonly language: MailLanguage
  readonly to: Mail['to']
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** Somebody's own words. */
  readonly quote?: string | null
  readonly action?: { readonly label: string; readonly url: string; readonly copy: string }
  readonly foot: string
}

export function letter(written: Letter): Mail {
  return {
    to: written.to,
    subject: oneLine(written.subject),
    text: textOf(written),
    html: htmlOf(written),
  }
}

function textOf({ greeting, paragraphs, quote, action, foot }: Letter): string {
  const quoted = quote ? quote.split('\n').map((line) => `> ${line}`) : []
  return [
    greeting,
    ...paragraphs,
    ...(quoted.length > 0 ? [quoted.join('\n')] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    '--',
    foot,
  ].join('\n\n')
}

const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"

/** Programs that know no media queries keep the light colours, which stand inline. */
const dark =
  '@media (prefers-color-scheme:dark){' +
  '.o-page{background:#1b1b1b!important}.o-card{background:#2b2b2b!important;color:#ededed!important}' +
  '.o-soft{color:#b8b8b8!important;border-color:#4a4a4a!important}' +
  '.o-said{border-color:#6a6a6a!important}}'

/** Tables and inline styles, since Outlook reads mail with the engine of Word. */
function htmlOf(written: Letter): string {
  const { language, subject, greeting, paragraphs, quote, foot } = written
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  const start = direction === 'rtl' ? 'right' : 'left'
  const said = `padding-${start}:16px;border-${start}:3px solid #c8c8c8`
  const table = 'table role="presentation" width="100%" cellpadding="0" cellspacing="0"'
  return (
    `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">` +
    `<meta name="supported-color-schemes" content="light dark">` +
    `<title>${escaped(subject)}</title><style>${dark}</style></head>` +
    `<body class="o-page" style="margin:0;padding:0;background:#f5f5f5"><${table}><tr>` +
    `<td align="center" style="padding:24px 12px"><${table} class="o-card" ` +
    `style="max-width:560px;background:#ffffff;border-radius:8px;color:#242424"><tr>` +
    `<td align="${start}" dir="${direction}" style="padding:32px;font-size:16px;line-height:1.5;${font}">` +
    `${p(greeting)}${paragraphs.map((text) => p(text)).join('')}` +
    `${quote ? p(quote, said, 'class="o-said" dir="auto" ') : ''}${buttonOf(written)}` +
    `<p class="o-soft" style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e0e0e0;` +
    `font-size:13px;color:#5c5c5c">${escaped(foot)}</p>` +
    `</td></tr></table></td></tr></table></body></html>`
  )
}

const p = (text: string, style = '', attributes = '') =>
  `<p ${attributes}style="margin:0 0 16px;${style}">${escaped(text).replaceAll('\n', '<br>')}</p>`

function buttonOf({ action }: Letter): string {
  if (action === undefined) return ''
  const url = escaped(action.url)
  return (
    `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr>` +
    `<td bgcolor="#0f548c" style="border-radius:6px"><a href="${url}" ` +
    `style="display:inline-block;padding:12px 24px;color:#ffffff;text-decoration:none;font-weight:600;${font}">` +
    `${escaped(action.label)}</a></td></tr></table>` +
    `<p class="o-soft" style="margin:0 0 16px;font-size:13px;color:#5c5c5c">${escaped(action.copy)}<br>` +
    `<span dir="ltr" style="word-break:break-all">${url}</span></p>`
  )
}

/** A line break in a subject would begin another header. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
