/**
 * @module
 * Mails in words: their kind, when they came, and their text with its links.
 */
import type { Mail } from '../graph/shapes.ts'
import { dayOf, longDay, shown, timeOf } from '../calendar/wall-time.ts'

const kinds: Record<string, string> = {
  meetingInvitation: 'Meeting invitation',
  meetingUpdate: 'Meeting update',
  meetingCancellation: 'Meeting cancelled',
}

export const kindWords = (kind: string): string | undefined => kinds[kind]

export const newestFirst = (mails: readonly Mail[]): Mail[] =>
  mails.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))

/** `14:05` today, else `23 Nov`. Both are wall-clock times. */
export const cameAt = (at: string, now: string): string =>
  dayOf(at) === dayOf(now) ? timeOf(at) : shown(dayOf(at), { day: 'numeric', month: 'short' })

/** `Kick-off, from adele@contoso.example, Monday 23 November, 14:05`. */
export const nameOfMail = ({ subject, from }: Mail, at: string): string =>
  `${subject}, from ${from}, ${longDay(dayOf(at))}, ${timeOf(at)}`

export type Part = { text: string; href?: string }

const link = /https?:\/\/[^\s<>"\])]+/g

/** Text in pieces; what is a web address can be followed. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let from = 0
  for (const found of text.matchAll(link)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index) })
    const [whole] = found
    const href = whole.replace(/[.,;:!?]+$/, '')
    parts.push({ text: href, href })
    from = found.index + href.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}
