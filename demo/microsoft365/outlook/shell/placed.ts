/**
 * @module
 * Sets custom properties of an element from a template. A `style` attribute would be refused by the
 * page's CSP; the object model is not.
 */
import { noChange } from 'lit'
import { Directive, directive } from 'lit/directive.js'
import type { ElementPart } from 'lit/directive.js'

type Properties = Record<`--${string}`, string | number>

class Placed extends Directive {
  override render(_properties: Properties): typeof noChange {
    return noChange
  }

  override update(part: ElementPart, [properties]: [Properties]): typeof noChange {
    const { style } = part.element as HTMLElement
    for (const [name, value] of Object.entries(properties)) style.setProperty(name, String(value))
    return noChange
  }
}

export const placed = directive(Placed)
