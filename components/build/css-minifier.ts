/**
 * @module
 * Takes the indentation out of `css` and `html` literals, which minifiers leave alone.
 *
 * Style sheets hold no placeholders by house rule; templates keep one space for each line break, so
 * that words stay apart.
 */
import type { Plugin } from 'vite'

export const cssMinifier = (): Plugin => ({
  name: 'o365-literals',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/components/') || !id.endsWith('.ts')) return undefined
    return { code: minifyTemplates(minifyStyles(code)), map: null }
  },
})

const minifyStyles = (code: string): string =>
  code.replaceAll(/css`([^`$]*)`/g, (_, css: string) => {
    const short = css.replaceAll(/\s+/g, ' ').replaceAll(/ ?([{};,>]) ?/g, '$1').replaceAll(': ', ':')
    return `css\`${short.trim()}\``
  })

/** Only files of templates; a line break there is layout, never content. */
const minifyTemplates = (code: string): string =>
  code.includes('html`') ? code.replaceAll(/\n[ ]{6,}(?=[<$@.?a-z"])/g, '\n ') : code
