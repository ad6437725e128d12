/**
 * @module
 * Puts an element on the page, finds things in it, waits for it; and asks axe in light and dark.
 */
import { emulateMedia } from '@web/test-runner-commands'
import { expect } from '@open-wc/testing'
import type { AxeResults, RunOptions } from 'axe-core'
import '../../../components/define/all.ts'
import '../../../components/define/install.ts'
import { createO365Client } from '../../../components/client/o365-client.ts'
import type { O365Element } from '../../../components/element/o365-element.ts'
import { EDGE } from './fake-edge.ts'

export { until } from './until.ts'

type Tag =
  | 'o365-sync-toggle'
  | 'o365-user-picker'
  | 'field-mapper'
  | 'o365-join-requests'
  | 'o365-install'

const mounted = new Set<Element>()

export const mount = <Name extends Tag>(
  tag: Name,
  attributes: Readonly<Record<string, string>> = {},
  parent: Element = document.body,
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  const getToken = () => Promise.resolve('token-1')
  element.client = createO365Client({ edge: EDGE, getToken, live: true })
  parent.append(element)
  mounted.add(element)
  return element
}

export const unmountAll = (): void => {
  for (const element of mounted) element.remove()
  mounted.clear()
}

export const inside = (element: O365Element, selector: string): HTMLElement => {
  const found = element.renderRoot.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing matches ${selector}`)
  return found
}

/** Without the marks that isolate names of the other writing direction. */
const plain = (text: string | null): string =>
  (text ?? '')
    .replaceAll(/[\u2068\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

export const textOf = (element: O365Element): string => plain(element.renderRoot.textContent)

export const button = (element: O365Element, text: string): HTMLButtonElement => {
  const found = [...element.renderRoot.querySelectorAll('button')].find(
    (each) => plain(each.textContent) === text || plain(each.getAttribute('aria-label')) === text,
  )
  if (!found) throw new Error(`no button ${text}`)
  return found
}

export const hasState = (element: Element, state: string): boolean =>
  element.matches(`:state(${state})`)

type Axe = { run(context: Element, options: RunOptions): Promise<AxeResults> }

/** 0 violations in light and in dark, by WCAG 2.2 AA and axe's own best practices (EMB-4). */
export const expectAccessible = async (
  element: HTMLElement,
  forcedColors: 'active' | 'none' = 'none',
): Promise<void> => {
  await import('axe-core')
  const { axe } = globalThis as unknown as { axe: Axe }
  document.body.style.setProperty('background', 'light-dark(#fff, #14181e)')
  for (const colorScheme of ['light', 'dark'] as const) {
    await showIn(colorScheme, forcedColors)
    const { violations } = await axe.run(element, {
      rules: { region: { enabled: false } },
    })
    const found = violations.map(
      ({ id, nodes }) => `${colorScheme} ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
    )
    expect(found).to.deep.equal([])
  }
  await showIn('light', 'none')
}

/**
 * Chromium is told over DevTools what the person prefers. Firefox has no DevTools protocol: there the
 * page says its scheme itself, less motion is a preference of the profile, and forced colours stay off.
 */
const showIn = async (
  colorScheme: 'light' | 'dark',
  forcedColors: 'active' | 'none',
): Promise<void> => {
  const { style } = document.documentElement
  if (navigator.userAgent.includes('Firefox')) return style.setProperty('color-scheme', colorScheme)
  style.setProperty('color-scheme', 'light dark')
  // A fading dialog has no contrast yet.
  await emulateMedia({ colorScheme, reducedMotion: 'reduce', forcedColors })
}
