/**
 * @module
 * Build of the edge's own pages into dist/elements/app, beside the elements: a Worker has one folder of files.
 */
import { defineConfig } from 'vite'

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  base: '/app/',
  publicDir: false,
  build: {
    outDir: new URL('../../dist/elements/app', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    // No inline script, style or data: URL: the page's policy forbids them.
    assetsInlineLimit: 0,
    modulePreload: false,
  },
})
