/**
 * @module
 * Bodies of events: whatever is sent comes back as an html document, with a plain-text preview
 * (graph-contract §2.2).
 */
import { convert } from 'html-to-text'

/** Figure documented for messages ("first 255 characters"); for events UNSOURCED. */
const previewLength = 255
const meta = '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">'

export function wrapped(contentType: 'text' | 'html', content: string): string {
  if (content === '') return ''
  const inner = contentType === 'text' ? asHtml(content) : safe(content)
  const [, body = inner] = /<body[^>]*>([\s\S]*?)<\/body>/i.exec(inner) ?? []
  const fragment = body.replace(/<\/?(?:html|head|body|!doctype)[^>]*>/gi, '').trim()
  return `<html>\r\n<head>\r\n${meta}\r\n</head>\r\n<body>\r\n${fragment}\r\n</body>\r\n</html>\r\n`
}

export function asText(html: string): string {
  return html === '' ? '' : `${convert(html, { wordwrap: false })}\r\n`
}

export function previewOf(html: string): string {
  return asText(html).replaceAll(/\s+/g, ' ').trim().slice(0, previewLength)
}

function asHtml(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<div class="PlainText">${escaped.replaceAll(/\r?\n/g, '<br>\r\n')}</div>`
}

/** Scripts and handlers do not survive. */
function safe(html: string): string {
  return html
    .replaceAll(/<script\b[\s\S]*?<\/script\s*>/gi, '')
    .replaceAll(/\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi, '')
}
