/**
 * @module
 * From message and values to words: placeholders, plurals by Intl, numbers in the reader's way, names
 * isolated so that a name of the other writing direction does not turn the sentence around.
 */
import type { commonWords } from './en/every-element.ts'
import type { activityWords } from './en/activity.ts'
import type { installWords } from './en/install.ts'
import type { mapperWords } from './en/mapper.ts'
import type { mergeWords } from './en/merge.ts'
import type { noticeWords } from './en/notice.ts'
import type { peopleWords } from './en/people.ts'
import type { pickerWords } from './en/picker.ts'
import type { previewWords } from './en/preview.ts'
import type { switchWords } from './en/switch.ts'
import type { toggleWords } from './en/toggle.ts'
import type { versionWords } from './en/versions.ts'
import type { en } from './locales/en.ts'

/** `{name}` is replaced; an object chooses by the plural category of `n`. */
export type Message =
  | string
  | ({ readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string })

/** English is the reference of all keys. Keys of codes (`problem.*`, `skip.*` …) end in the code. */
export type MessageKey =
  | keyof typeof commonWords
  | keyof typeof toggleWords
  | keyof typeof noticeWords
  | keyof typeof mapperWords
  | keyof typeof mergeWords
  | keyof typeof pickerWords
  | keyof typeof activityWords
  | keyof typeof switchWords
  | keyof typeof previewWords
  | keyof typeof versionWords
  | keyof typeof peopleWords
  | keyof typeof installWords
  | keyof typeof en
  /** Outlook's fields are named by the edge in English and by the other languages here. */
  | `slot.${string}`

export type Messages = { readonly [Key in MessageKey]?: Message }
export type Values = { readonly [name: string]: string | number }

/** The elements' keys, or those of another set of words with English as its reference. */
export type Translate<Key extends string = MessageKey> = {
  (key: Key, values?: Values): string
  number(value: number): string
  /** The key of a code, where there are words for it. */
  keyOf(group: string, code: string): Key | undefined
}

const isolate = (text: string): string => `\u2068${text}\u2069`

/** `missed` is told when a code has no words here, so that rare ones can be loaded. */
export const createTranslate = <Key extends string = MessageKey>(
  locale: string,
  messages: { readonly [Each in Key]?: Message },
  missed: () => void,
): Translate<Key> => {
  const { format: number } = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const words = new Map<string, Message | undefined>(Object.entries(messages))
  const translate = (key: string, values: Values = {}): string => {
    const message: Message = words.get(key) ?? key
    const text =
      typeof message === 'string'
        ? message
        : (message[new Intl.PluralRules(locale).select(Number(values['n']))] ?? message.other)
    return text.replaceAll(/\{(\w+)\}/g, (all, name: string) => {
      const value = values[name]
      if (value === undefined) return all
      return typeof value === 'number' ? number(value) : isolate(value)
    })
  }
  const keyOf = (group: string, code: string) => {
    const key = `${group}.${code}`
    if (words.has(key)) return key as Key
    // Outlook's fields have their English names from the edge.
    if (group !== 'slot') missed()
    return undefined
  }
  return Object.assign(translate, { keyOf, number })
}
