/**
 * @module
 * Gives an element its words: follows `lang` live, loads the language, lets the page override single
 * messages.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { commonWords } from './en/every-element.ts'
import { localeOf, messagesFor, onLangChange } from './locale.ts'
import { createTranslate } from './message.ts'
import type { Messages, Translate } from './message.ts'

type Host = ReactiveControllerHost & Element

export class LocaleController implements ReactiveController {
  readonly #host: Host
  #locale = 'en'
  #loadedFor = ''
  #messages: Messages = {}
  #overrides: Messages = {}
  #english: Messages
  #translate!: Translate
  #unwatch = () => {}

  /** `english`: the element's own words, beside those of all elements. */
  constructor(host: Host, english: Messages) {
    this.#host = host
    this.#english = { ...commonWords, ...english }
    host.addController(this)
    this.#renew()
  }

  get locale(): string {
    return this.#locale
  }

  get t(): Translate {
    return this.#translate
  }

  get overrides(): Messages {
    return this.#overrides
  }

  set overrides(overrides: Messages) {
    this.#overrides = overrides
    this.#renew()
  }

  /** English of a part that came later. */
  learn(english: Messages): void {
    this.#english = { ...this.#english, ...english }
    this.#renew()
  }

  hostConnected() {
    this.#unwatch = onLangChange(() => this.#look())
    this.#look()
  }

  hostDisconnected() {
    this.#unwatch()
  }

  #look() {
    const locale = localeOf(this.#host)
    if (locale === this.#locale) return
    this.#locale = locale
    this.#messages = {}
    // English is here already, but for words that few pages ever need.
    if (/^en\b/.test(locale)) this.#renew()
    else void this.#load()
  }

  async #load() {
    const locale = this.#locale
    this.#loadedFor = locale
    const messages = await messagesFor(locale)
    if (locale !== this.#locale) return
    this.#messages = messages ?? {}
    this.#renew()
  }

  #renew() {
    const messages = { ...this.#english, ...this.#messages, ...this.#overrides }
    this.#translate = createTranslate(this.#locale, messages, () => {
      if (this.#loadedFor !== this.#locale) void this.#load()
    })
    this.#host.requestUpdate()
  }
}
