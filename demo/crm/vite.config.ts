/**
 * @module
 * Build of the demo CRM's pages: plain HTML and small modules into dist/demo/crm, which its Worker serves.
 */
import { defineConfig } from 'vite'

const pages = new URL('./pages', import.meta.url).pathname

export default defineConfig({
  root: pages,
  publicDir: false,
  build: {
    outDir: new URL('../../dist/demo/crm', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    // No inline script or data: URL: the pages' CSP forbids them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: [
        'index.html',
        'contacts.html',
        'calendar.html',
        'settings/users.html',
        'settings/marketplace/microsoft.html',
      ].map((name) => `${pages}/${name}`),
    },
  },
})
