/**
 * @module
 * The body of an Outlook event as three parts: the person's text, our block of CRM participants
 * (CAL-8: shown, never attendees), and the join block of an online meeting, which must survive every
 * write (graph-contract §2.8).
 */
import { escapeHtml, htmlToText, plainText, textToHtml } from './html-text.ts'

export type Description = { readonly text: string; readonly people: readonly string[] }

/** First line of our block. Plain words: ids and classes of elements do not survive every client. */
export const PEOPLE_LINE = '──── Participants in the CRM ────'

const joinUrl =
  /https:\/\/(?:[\w.-]*\.)?(?:teams\.microsoft\.(?:com|us)|teams\.live\.com)\/(?:l\/meetup-join|meet|dl\/launcher)/i
/** The rule Outlook draws above and below a join block. */
const ruleLine = /_{20,}/g
const openTags = /(?:<(?:div|p|span|font|table|tbody|tr|td)\b[^>]*>\s*)+$/i
const personLine = /^[^<>]*<[^<>\s]*>$/

export function readBody(
  body: { readonly contentType: string; readonly content: string } | null | undefined,
  join?: string | null,
): Description {
  if (!body) return { text: '', people: [] }
  const isText = body.contentType.toLowerCase() === 'text'
  const own = splitJoin(body.content, join).own
  return splitPeople(isText ? plainText(own) : htmlToText(own))
}

/** The whole body of a new event. */
export const newBody = (description: Description) => ({
  contentType: 'html',
  content: document(textToHtml(plainText(description.text)), description.people, ''),
})

/**
 * The body to send so that it says `wanted`; null when it already does. Foreign HTML stays as it is
 * while its text does not change.
 */
export function changedBody(
  body: { readonly contentType: string; readonly content: string } | null | undefined,
  wanted: Description,
  join?: string | null,
): { contentType: string; content: string } | null {
  const current = readBody(body, join)
  const text = plainText(wanted.text)
  const sameText = current.text === text
  if (sameText && current.people.join('\n') === wanted.people.join('\n')) return null
  const html = body?.contentType.toLowerCase() === 'text' ? textToHtml(body.content) : body?.content
  const { own, block } = splitJoin(html ?? '', join)
  const foreign = withoutPeople(own)
  // Text typed below our block would go with it: then everything is laid out anew.
  const keeps = sameText && htmlToText(foreign) === text
  const kept = keeps ? foreign : textToHtml(text)
  return { contentType: 'html', content: document(kept, wanted.people, block) }
}

/** Everything from the join block on is Outlook's. */
function splitJoin(content: string, join?: string | null): { own: string; block: string } {
  const named = join ? content.indexOf(join.replaceAll('&', '&amp;')) : -1
  const plain = join && named < 0 ? content.indexOf(join) : named
  const at = plain >= 0 ? plain : content.search(joinUrl)
  if (at < 0) return { own: content, block: '' }
  const before = content.slice(0, at)
  const rules = [...before.matchAll(ruleLine)]
  const cut =
    rules.at(-1)?.index ?? Math.max(before.lastIndexOf('<div'), before.lastIndexOf('<p'), 0)
  const start = cut - (openTags.exec(content.slice(0, cut))?.[0].length ?? 0)
  return { own: content.slice(0, start), block: content.slice(start) }
}

function splitPeople(text: string): Description {
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.trim() === PEOPLE_LINE)
  if (at < 0) return { text, people: [] }
  const below = lines.slice(at + 1).map((line) => line.trim())
  const people = below.filter((line) => personLine.test(line)).toSorted()
  // What a person typed under our block is text like any other.
  const rest = below.filter((line) => line !== '' && !personLine.test(line))
  const above = plainText(lines.slice(0, at).join('\n'))
  return { text: [above, ...rest].join('\n').trim(), people }
}

function withoutPeople(html: string): string {
  const at = html.indexOf(PEOPLE_LINE)
  if (at < 0) return html
  const before = html.slice(0, at)
  return before.slice(0, before.length - (openTags.exec(before)?.[0].length ?? 0))
}

function document(inner: string, people: readonly string[], block: string): string {
  const open = /<body\b/i.test(inner) ? '' : '<html><body>'
  const head = inner.replace(/<\/body>[\s\S]*$/i, '')
  const list = people.map((person) => `<div>${escapeHtml(person)}</div>`).join('')
  const shown = people.length === 0 ? '' : `<div><br></div><div>${PEOPLE_LINE}</div>${list}`
  const tail = /<\/body>/i.test(block) ? block : `${block}</body></html>`
  return `${open}${head}${shown}${tail}`
}
