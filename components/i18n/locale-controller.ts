/**
 * @module
 * Gives an element its words: follows `lang` live, loads the language, lets the page override single
 * messages.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit'
import { en } from './en.ts'
import { localeOf, messagesFor, onLangChange } from './locale.ts'
import { createTranslate } from './message.ts'
import type { Messages, Translate } from './message.ts'

type Host = ReactiveControllerHost & Element

export class LocaleController implements ReactiveController {
  readonly #host: Host
  #locale = 'en'
  #messages: Partial<Messages> = {}
  #overrides: Partial<Messages> = {}
  #translate: Translate = createTranslate('en', {}, en)
  #unwatch = () => {}

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  get locale(): string {
    return this.#locale
  }

  get t(): Translate {
    return this.#translate
  }

  get overrides(): Partial<Messages> {
    return this.#overrides
  }

  set overrides(overrides: Partial<Messages>) {
    this.#overrides = overrides
    this.#renew()
  }

  hostConnected() {
    this.#unwatch = onLangChange(() => void this.#look())
    void this.#look()
  }

  hostDisconnected() {
    this.#unwatch()
  }

  async #look() {
    const locale = localeOf(this.#host)
    if (locale === this.#locale) return
    this.#locale = locale
    const messages = messagesFor(locale)
    this.#messages = messages ? await messages : {}
    if (locale === this.#locale) this.#renew()
  }

  #renew() {
    this.#translate = createTranslate(this.#locale, { ...this.#messages, ...this.#overrides }, en)
    this.#host.requestUpdate()
  }
}
