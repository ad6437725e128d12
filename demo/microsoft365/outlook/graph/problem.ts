/**
 * @module
 * What went wrong, in plain words for the person in front of the page.
 */
export type Problem = { status: number; code: string; text: string }
export type Result<T> = { ok: true; value: T } | { ok: false; problem: Problem }

export const done = <T>(value: T): Result<T> => ({ ok: true, value })
export const refused = (problem: Problem): { ok: false; problem: Problem } => ({
  ok: false,
  problem,
})

/** Status 0 stands for no answer at all. */
export const noAnswer: Problem = {
  status: 0,
  code: 'noAnswer',
  text: 'The sandbox does not answer. It is tried again by itself.',
}

const byCode: Record<string, string> = {
  MailboxNotEnabledForRESTAPI: 'This person has no mailbox.',
  MailboxNotSupportedForRESTAPI: 'This person has no mailbox.',
  ErrorItemNotFound: 'It is not there any more: it was deleted or moved meanwhile.',
  ErrorIrresolvableConflict: 'It was changed elsewhere at the same moment. Please try again.',
  ErrorOccurrenceCrossingBoundary:
    'An occurrence has to stay between its neighbours of the same series.',
  ErrorFolderExists: 'There is one of that name already.',
  ErrorAccessDenied: 'This is not allowed.',
}

export function problemOf(status: number, body: unknown): Problem {
  const { code, message } = errorOf(body)
  const known = byCode[code]
  if (known !== undefined) return { status, code, text: known }
  if (status === 429) return { status, code, text: 'Too many calls at once. Please wait a little.' }
  if (status >= 500) return { status, code, text: 'Microsoft 365 has a hiccup. Please try again.' }
  return { status, code, text: message === '' ? `It was refused (${status}).` : message }
}

/** Graph's `{error: {code, message}}` or the controls' problem document. */
function errorOf(body: unknown): { code: string; message: string } {
  const given = (body ?? {}) as {
    error?: { code?: unknown; message?: unknown }
    code?: unknown
    detail?: unknown
    title?: unknown
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  return {
    code: text(given.error?.code ?? given.code),
    message: text(given.error?.message ?? given.detail ?? given.title),
  }
}
