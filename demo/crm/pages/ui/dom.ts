/**
 * @module
 * Makes elements without HTML strings, since the pages' Trusted Types policy allows none of their own.
 */

type Child = Node | string | null | undefined | false
type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>

/** `on…` properties are listeners; true is an empty attribute; false, null and undefined are none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  props: Props = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, String(value))
    }
  }
  element.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  )
  return element
}

/** The element with that id, which the page's HTML has. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (element === null) throw new Error(`#${id} is missing in the page`)
  return element
}
