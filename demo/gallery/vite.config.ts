/**
 * @module
 * Build of the gallery into dist/demo/gallery, which the demo CRM's Worker serves at /gallery. What it
 * says of the elements is their manifest, put beside the page; so the elements are built first.
 */
import { existsSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { literalMinifier } from '../../components/build/literal-minifier.ts'

const pages = new URL('.', import.meta.url).pathname
const built = new URL('../../dist/elements/custom-elements.json', import.meta.url)

type Built = { modules: { declarations?: { tagName?: string }[] }[] }

/** Only the elements: the page has no use for the rest of the manifest. */
const manifest = (): Plugin => ({
  name: 'gallery-manifest',
  generateBundle() {
    if (!existsSync(built)) return
    const { modules } = JSON.parse(readFileSync(built, 'utf8')) as Built
    const declarations = modules
      .flatMap((module) => module.declarations ?? [])
      .filter(({ tagName }) => tagName !== undefined)
    const source = JSON.stringify({ modules: [{ declarations }] })
    this.emitFile({ type: 'asset', fileName: 'custom-elements.json', source })
  },
})

export default defineConfig({
  root: pages,
  base: '/gallery/',
  publicDir: false,
  // The first also keeps the registrations, which package.json calls free of effects.
  plugins: [literalMinifier(), manifest()],
  build: {
    outDir: new URL('../../dist/demo/gallery', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    // No inline script or data: URL: the page's policy forbids them.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: ['index.html', 'sign-in.html'].map((name) => `${pages}${name}`) },
  },
})
