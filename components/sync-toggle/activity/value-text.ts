/**
 * @module
 * A value of a record as text for people: texts, lists, times, and what is made of parts.
 */
import type { Translate } from '../../i18n/message.ts'

const parse = (json: string | null): unknown => {
  try {
    return json === null ? undefined : (JSON.parse(json) as unknown)
  } catch {
    return undefined
  }
}

export const isJson = (text: string | null): text is string => parse(text) !== undefined

export const valueText = (t: Translate, locale: string, json: string): string =>
  show(locale, parse(json)) || t('activity.no-value')

/** Wall times carry no zone: they are shown as they stand. */
const wallTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d)?$/

const show = (locale: string, value: unknown): string => {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map((each) => show(locale, each)).join(', ')
  if (typeof value === 'object') return parts(locale, value)
  if (value === true) return '✓'
  if (typeof value !== 'string') return typeof value === 'number' ? `${value}` : ''
  if (!wallTime.test(value)) return value
  const style = { dateStyle: 'medium', timeZone: 'UTC' } as const
  const format = new Intl.DateTimeFormat(
    locale,
    value.length > 10 ? { ...style, timeStyle: 'short' } : style,
  )
  return format.format(new Date(value.length > 10 ? `${value}Z` : value))
}

const parts = (locale: string, value: object): string =>
  Object.values(value)
    .map((part) => show(locale, part))
    .filter(Boolean)
    .join(' · ')

/** Fields come by their names in the CRM or Outlook; what Outlook calls a slot has words here. */
export const fieldText = (t: Translate, field: string, label = field): string => {
  const key = t.keyOf('slot', field)
  return key ? t(key) : label || field
}
