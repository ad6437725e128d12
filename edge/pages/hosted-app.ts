/**
 * @module
 * The page as an element: one screen at a time, in the reader's language, focus on its heading. Without a shadow root:
 * it is the whole document.
 */
import { LitElement, html, nothing } from 'lit'
import { property } from 'lit/decorators.js'
import type { Flow } from './flow.ts'
import type { Screen } from './screen.ts'
import { installTitle, installView } from './views/install-view.ts'
import { problemView } from './views/problem-view.ts'
import { visitTitle, visitView } from './views/visit-view.ts'
import { english } from './words/words.ts'
import type { Spoken } from './words/words.ts'

export type Steering = Pick<Flow, 'act' | 'signIn' | 'goOnWithout'> & {
  readonly reload: () => void
}

/** A page has a heading at all times; what is waited for is said by the region. */
const quietHeading = html`<h1 class="unseen">Microsoft 365</h1>`

export class HostedApp extends LitElement {
  @property({ attribute: false }) screen: Screen = { kind: 'waiting', for: 'visit' }
  @property({ attribute: false }) spoken: Spoken = english
  @property({ attribute: false }) copied = false
  @property({ attribute: false }) steering: Steering | null = null

  protected override createRenderRoot() {
    return this
  }

  protected override render() {
    const { screen, spoken } = this
    const isWaiting = screen.kind === 'waiting'
    // The region stays, so that what is put into it is spoken.
    return html`
      <p class="waiting" role="status" ?data-shown=${isWaiting}>
        ${isWaiting ? spoken.t(`wait.${screen.for}`) : nothing}
      </p>
      ${isWaiting ? quietHeading : html`<h1 tabindex="-1">${this.#title()}</h1>`} ${this.#content()}
    `
  }

  protected override updated(changed: Map<PropertyKey, unknown>) {
    const { locale, isRightToLeft } = this.spoken
    document.documentElement.lang = locale
    document.documentElement.dir = isRightToLeft ? 'rtl' : 'ltr'
    document.title = this.#title()
    if (changed.has('screen')) this.querySelector<HTMLElement>('h1[tabindex]')?.focus()
  }

  /** Where the page may not write to the clipboard, the link itself can be copied. */
  async #copy(link: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(link)
      this.copied = true
    } catch {
      this.querySelector('a')?.focus()
    }
  }

  #title(): string {
    const { screen, spoken } = this
    switch (screen.kind) {
      case 'waiting':
        return spoken.t(`wait.${screen.for}`)
      case 'visit':
        return visitTitle(screen.visit, spoken)
      case 'install':
        return installTitle(screen.install, spoken)
      case 'problem':
        return spoken.t(`problem.${screen.page}.title`)
    }
  }

  #content() {
    const { screen, spoken, steering } = this
    const signIn = (how: 'usual' | 'choose') => () => void steering?.signIn(how)
    switch (screen.kind) {
      case 'waiting':
        return nothing
      case 'visit':
        return visitView(screen.visit, spoken, {
          act: (act) => void steering?.act(act),
          useOther: signIn('choose'),
        })
      case 'install':
        return installView(screen.install, screen.link, spoken, {
          finish: () => void steering?.act('install'),
          useOther: signIn('choose'),
          copy: (link) => void this.#copy(link),
          copied: this.copied,
        })
      case 'problem':
        return problemView(screen, spoken, {
          signIn: signIn('usual'),
          useOther: signIn('choose'),
          goOnWithout: () => void steering?.goOnWithout(),
          reload: () => steering?.reload(),
        })
    }
  }
}
