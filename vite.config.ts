/**
 * @module
 * Builds the elements into dist/elements: one file for a script tag, ES modules for npm, types, manifest;
 * then holds the sizes against the budget (EMB-3).
 *
 * Does not own: how each of these is made (components/build).
 */
import { defineConfig } from 'vite'
import { literalMinifier } from './components/build/literal-minifier.ts'
import { libraryFinish } from './components/build/library-finish.ts'
import { moduleEntries } from './components/build/module-entries.ts'

const out = 'dist/elements'

export default defineConfig({
  publicDir: false,
  plugins: [literalMinifier(), libraryFinish(out)],
  builder: {
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment)
      }
    },
  },
  environments: {
    // One file and Lit inside; apart, loaded when first needed: languages and what opens later. From 16 such
    // files on rolldown 1.2 takes Lit out of the one file: what opens seldom shares one (size-budget.ts looks).
    client: {
      build: {
        outDir: out,
        emptyOutDir: true,
        target: 'es2022',
        lib: { entry: { o365: 'components/o365.ts' }, formats: ['es'] },
        rolldownOptions: {
          // What the parts need of the one file, they import from it.
          preserveEntrySignatures: 'allow-extension',
          output: {
            minify: true,
            entryFileNames: '[name].js',
            chunkFileNames: ({ moduleIds }) =>
              moduleIds.some((id) => id.includes('/i18n/locales/'))
                ? 'locales/[name].js'
                : 'parts/[name].js',
          },
        },
      },
    },
    // For npm: Lit stays outside, a module stays a module.
    modules: {
      consumer: 'client',
      build: {
        outDir: `${out}/esm`,
        emptyOutDir: false,
        target: 'es2022',
        lib: { entry: moduleEntries, formats: ['es'] },
        rolldownOptions: {
          external: /^lit/,
          output: {
            preserveModules: true,
            preserveModulesRoot: 'components',
            entryFileNames: '[name].js',
          },
        },
      },
    },
  },
})
