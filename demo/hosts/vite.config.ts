/**
 * @module
 * Build of the hosts that need one into dist/demo/hosts. They take the elements as an application does:
 * from the built package, by its name.
 */
import { svelte } from '@sveltejs/vite-plugin-svelte'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

const hosts = new URL('.', import.meta.url).pathname
const elements = /^o365-|^field-mapper$/u

export default defineConfig({
  root: hosts,
  publicDir: false,
  plugins: [
    vue({ template: { compilerOptions: { isCustomElement: (tag) => elements.test(tag) } } }),
    svelte({ configFile: false }),
  ],
  build: {
    outDir: new URL('../../dist/demo/hosts', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: ['react', 'vue', 'svelte'].map((name) => `${hosts}${name}/index.html`),
    },
  },
})
