/**
 * @module
 * Build of the sandbox's Outlook page: HTML, style sheets and small modules into dist/demo/microsoft365,
 * which the sandbox's Worker serves below /outlook.
 */
import { defineConfig } from 'vite'

const here = new URL('.', import.meta.url).pathname

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  publicDir: `${here}public`,
  build: {
    outDir: new URL('../../../dist/demo/microsoft365', import.meta.url).pathname,
    assetsDir: 'outlook/assets',
    emptyOutDir: true,
    target: 'es2023',
    // No inline script or data: URL: the page's CSP forbids them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: `${here}index.html` },
  },
})
