/**
 * @module
 * Lit's `@property()` for TypeScript's own decorators only: Lit's also brings the standard ones, which
 * the build does not emit (toolchain §4) and every page would pay for.
 */
import type { LitElement, PropertyDeclaration } from 'lit'

type Decorate = {
  (prototype: LitElement, name: PropertyKey): void
  (prototype: LitElement, name: PropertyKey, accessor: PropertyDescriptor): PropertyDescriptor
}

export const property =
  (options?: PropertyDeclaration): Decorate =>
  (prototype: LitElement, name: PropertyKey, accessor?: PropertyDescriptor) => {
    ;(prototype.constructor as typeof LitElement).createProperty(name, options)
    // The wrapped accessor is handed on, or the bare one would be put back.
    return (accessor && Object.getOwnPropertyDescriptor(prototype, name)) as PropertyDescriptor
  }
