/**
 * @module
 * Makes a vendor's error message fit for logs and for the activity list: no address, id or token in it.
 */

const LIMIT = 240

export function redact(text: string): string {
  const safe = text
    .replaceAll(/[^\s"'<>()]+@[^\s"'<>()]+/g, '(address)')
    .replaceAll(/https?:\/\/\S+/g, '(link)')
    .replaceAll(/[\w-]{8}-(?:[\w-]{4}-){3}[\w-]{12}/g, '(id)')
    // Outlook ids, tokens and hashes: long runs without a blank.
    .replaceAll(/[\w+/=.-]{40,}/g, '(id)')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return safe.length > LIMIT ? `${safe.slice(0, LIMIT - 1)}…` : safe
}
