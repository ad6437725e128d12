/**
 * @module
 * The page's address: whose mailbox (`?user=`), which part of it (`#calendar`).
 */
export const parts = ['mail', 'calendar', 'people'] as const
export type Part = (typeof parts)[number]
export const partWords: Record<Part, string> = {
  mail: 'Mail',
  calendar: 'Calendar',
  people: 'People',
}

export const usualUser = 'megan@contoso.example'

export const userIn = (search: string): string =>
  new URLSearchParams(search).get('user')?.trim() || usualUser

export const partIn = (hash: string): Part =>
  parts.find((part) => `#${part}` === hash) ?? 'calendar'

export const addressOf = (user: string, part: Part): string =>
  `/outlook/?user=${encodeURIComponent(user).replaceAll('%40', '@')}#${part}`
