/**
 * @module
 * Which language an element speaks, and loading it. English is built in; the others are files beside
 * the bundle, loaded when first needed.
 */
import type { Messages } from './message.ts'

type Loader = () => Promise<Messages>

const loaders: ReadonlyMap<string, Loader> = new Map<string, Loader>([
  ['en', async () => (await import('./locales/en.ts')).en],
  ['de', async () => (await import('./locales/de.ts')).de],
  ['es', async () => (await import('./locales/es.ts')).es],
  ['ja', async () => (await import('./locales/ja.ts')).ja],
  ['ar', async () => (await import('./locales/ar.ts')).ar],
  ['fr', async () => (await import('./locales/fr.ts')).fr],
])

/** Own `lang`, else that of the closest ancestor (through shadow roots), else the browser's. */
export const localeOf = (element: Element): string => {
  for (let at: Node | null = element; at; at = at.parentNode ?? hostOf(at)) {
    const lang = at instanceof Element ? at.getAttribute('lang') : null
    if (lang && isLocale(lang)) return lang
  }
  return navigator.language
}

const hostOf = (node: Node): Node | null => (node instanceof ShadowRoot ? node.host : null)

/** Pages write all sorts of things into `lang`; Intl throws on what is none. */
const isLocale = (lang: string): boolean => {
  try {
    return Intl.getCanonicalLocales(lang).length > 0
  } catch {
    return false
  }
}

const loaded = new Map<string, Promise<Messages>>()

/** Messages of the language, or undefined for English and what is not there. */
export const messagesFor = (locale: string): Promise<Messages> | undefined => {
  const language = new Intl.Locale(locale).language
  const load = loaders.get(language)
  if (!load) return undefined
  const before = loaded.get(language)
  if (before) return before
  // A file that does not come leaves English; the next element tries again.
  const now = load().catch(() => {
    loaded.delete(language)
    return {}
  })
  loaded.set(language, now)
  return now
}

const watchers = new Set<() => void>()
let observer: MutationObserver | undefined

/** Any `lang` of the document changed; one observer for all elements. */
export const onLangChange = (changed: () => void): (() => void) => {
  watchers.add(changed)
  observer ??= new MutationObserver(() => {
    for (const tell of [...watchers]) tell()
  })
  observer.observe(document, { attributes: true, attributeFilter: ['lang'], subtree: true })
  return () => {
    watchers.delete(changed)
    if (watchers.size === 0) observer?.disconnect()
  }
}
