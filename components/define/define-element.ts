/**
 * @module
 * Registers a tag once. The same version again is silent; another version keeps the first and says so.
 */
type Versioned = CustomElementConstructor & { readonly version?: string }

export const defineElement = (tag: string, element: Versioned): void => {
  const before: Versioned | undefined = customElements.get(tag)
  if (!before) return customElements.define(tag, element)
  if (before.version !== element.version) {
    console.warn(`<${tag}> ${before.version} is in use; ${element.version} was not registered.`)
  }
}
