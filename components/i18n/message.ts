/**
 * @module
 * From message and values to words: placeholders, plurals by Intl, numbers in the reader's way, names
 * isolated so that a name of the other writing direction does not turn the sentence around.
 */
import type { en } from './en.ts'

/** `{name}` is replaced; an object chooses by the plural category of `n`. */
export type Message =
  | string
  | ({ readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string })

export type MessageKey = keyof typeof en
export type Messages = { readonly [Key in MessageKey]: Message }
export type Values = { readonly [name: string]: string | number }

export type Translate = (key: MessageKey, values?: Values) => string

const isolate = (text: string): string => `\u2068${text}\u2069`

export const createTranslate =
  (locale: string, messages: Partial<Messages>, fallback: Messages): Translate =>
  (key, values = {}) => {
    const message = messages[key] ?? fallback[key]
    const text =
      typeof message === 'string'
        ? message
        : (message[new Intl.PluralRules(locale).select(Number(values['n']))] ?? message.other)
    return text.replaceAll(/\{(\w+)\}/g, (all, name: string) => {
      const value = values[name]
      if (value === undefined) return all
      return typeof value === 'number'
        ? new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
        : isolate(value)
    })
  }
