/**
 * @module
 * The browser's own question before a page with unsaved changes is left, once for all mappers of the page.
 */
const unsaved = new Set<object>()

export const warnUnsaved = (whose: object, dirty: boolean): void => {
  if (dirty) unsaved.add(whose)
  else unsaved.delete(whose)
  if (unsaved.size > 0) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
}

const warn = (event: BeforeUnloadEvent): void => event.preventDefault()
