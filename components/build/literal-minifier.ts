/**
 * @module
 * Takes layout out of `css`, `html` and `svg` literals, which minifiers of code leave alone.
 *
 * Style sheets hold no placeholders by house rule. In templates a line break is layout: between two
 * tags it goes, elsewhere one space stays, so that words stay apart.
 */
import { transformSync } from 'esbuild'
import type { Plugin } from 'vite'

export const literalMinifier = (): Plugin => ({
  name: 'o365-literals',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('/components/') || !id.endsWith('.ts')) return undefined
    return {
      code: minifyTemplates(minifyStyles(code)),
      map: null,
      // package.json speaks of the built files; among the sources only the registrations act on import.
      moduleSideEffects: id.includes('/components/define/'),
    }
  },
})

const minifyStyles = (code: string): string =>
  code.replaceAll(/css`([^`$]*)`/g, (_, css: string) => {
    const { code: short } = transformSync(css, { loader: 'css', minify: true, target: 'esnext' })
    // Values of custom properties are left as written; blanks after a colon or a comma mean nothing there.
    const tight = short.trim().replaceAll(/([:,]) /g, '$1')
    return `css\`${tight.replaceAll('\\', '\\\\')}\``
  })

/** Walks the code once; the stack tells whether we are in the text of a template or in code. */
const minifyTemplates = (code: string): string => {
  const stack: ('text' | 'plain' | 'code')[] = ['code']
  let out = ''
  let text = ''
  for (let at = 0; at < code.length; at += 1) {
    const inText = stack.at(-1) === 'text' || stack.at(-1) === 'plain'
    const char = code.charAt(at)
    const opens = inText && code.startsWith('${', at)
    if (inText && !opens && char !== '`') {
      text += char
      continue
    }
    if (inText) {
      out += stack.at(-1) === 'text' ? shorten(text) : text
      text = ''
    }
    if (opens) {
      stack.push('code')
      out += '${'
      at += 1
      continue
    }
    if (inText) stack.pop()
    else if (char === '`') stack.push(/(html|svg)$/.test(out) ? 'text' : 'plain')
    else if (char === '{') stack.push('code')
    else if (char === '}' && stack.length > 1) stack.pop()
    out += char
  }
  return out
}

const shorten = (text: string): string =>
  text.replaceAll(/>\s*\n\s*</g, '><').replaceAll(/\s*\n\s*/g, ' ')
