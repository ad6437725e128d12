/**
 * @module
 * The elements on their stages: each made once, in a session of its own with an invented edge, so that
 * a new look changes what is around them and never them.
 */
import type { Session } from '../../../components/session/session.ts'
import { edgeOf } from '../edge/stub.ts'
import type { ElementDeclaration } from '../../../components/build/manifest-type.ts'
import type { ShownState, Tag } from '../states/state.ts'

export type Stage = { readonly root: HTMLElement; readonly element: HTMLElement }

const stages = new Map<string, Stage>()

export const stageOf = (tag: Tag, state: ShownState): Stage => {
  const known = stages.get(state.id)
  if (known) return known
  const element = elementOf(tag, state)
  const stage = { root: around(element, state), element }
  stages.set(state.id, stage)
  void pressAll(element, state.press ?? [])
  return stage
}

const elementOf = (tag: Tag, { attributes = {}, properties, slots = {} }: ShownState) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  Object.assign(element, properties)
  for (const [slot, text] of Object.entries(slots)) {
    const filled = document.createElement('span')
    filled.slot = slot
    filled.textContent = text
    element.append(filled)
  }
  return element
}

const around = (element: HTMLElement, { id, unset, inForm }: ShownState): HTMLElement => {
  const inner = inForm ? formAround(element) : element
  if (unset) return inner
  const session: Session = document.createElement('o365-session')
  session.edge = edgeOf(id)
  session.getToken = () => `token-of-${id}`
  session.append(inner)
  return session
}

/** Long for a page full of elements that all wait for their edges. */
const COMES_UP_MS = 10_000
const LOOK_MS = 50

const pressAll = async (element: HTMLElement, selectors: readonly string[]): Promise<void> => {
  for (const selector of selectors) (await comesUp(element, selector))?.click()
}

const comesUp = async (element: HTMLElement, selector: string): Promise<HTMLElement | null> => {
  const until = performance.now() + COMES_UP_MS
  while (performance.now() < until) {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return null
}

const formAround = (element: HTMLElement): HTMLFormElement => {
  const form = document.createElement('form')
  const button = document.createElement('button')
  const said = document.createElement('output')
  button.textContent = 'Send'
  form.className = 'example'
  form.append(element, button, said)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const sent = [...new FormData(form)].map(([name, value]) => `${name}=${String(value)}`)
    said.value = `Sent: ${sent.join('&')}`
  })
  return form
}

/** Shows the last events that came out of a stage, those that the manifest names. */
export const logEvents = (
  { events = [] }: ElementDeclaration,
  { element }: Stage,
  log: Element,
): void => {
  const last: string[] = []
  for (const { name } of events) {
    element.addEventListener(name, (event) => {
      last.unshift(`${name} ${detailOf(event)}`.trim())
      log.textContent = last.slice(0, 2).join(' · ')
    })
  }
}

const detailOf = (event: Event): string => {
  if (!(event instanceof CustomEvent)) return ''
  const text = JSON.stringify(event.detail)
  return text.length > 90 ? `${text.slice(0, 90)}…` : text
}
