/**
 * @module
 * Text as two systems see it: tidied for keeping, cut to what fits, folded for comparing.
 *
 * Owns: white space, line ends, Unicode form, length. Does not own: HTML (adapters turn it into text).
 */

/** One line: white space of any kind becomes a blank, none at the ends. */
export const tidyLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()

/** Many lines: LF ends, no blanks at line ends, no empty lines at either end (O06). */
export const tidyText = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+$/gmu, '')
    .trim()

/**
 * At most `limit` UTF-16 units, never half a character (O03), no blank left at the cut. Microsoft does not
 * say whether its limits count units or characters; fewer units satisfy both.
 */
export function cut(text: string, limit: number | undefined): string {
  if (limit === undefined || text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  const splits = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splits ? limit - 1 : limit).trimEnd()
}

/** For comparing only: composed (NFC), all white space alike (O01, O06; graph-contract §2.2). */
export const folded = (text: string): string => tidyLine(text.normalize('NFC'))

/** As `folded`, and without regard to case. */
export const foldedCase = (text: string): string => folded(text).toLowerCase()

/** How many bytes it takes in UTF-8: what stores and networks limit. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
