/**
 * @module
 * After the bundles: types, custom-elements.json and what is made from it, and the size budget. A build that is too big fails.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Plugin } from 'vite'
import { writeFromManifest } from './from-manifest.ts'
import { checkManifest } from './manifest.ts'
import { measure, overBudget, report } from './size-budget.ts'

const run = promisify(execFile)

export const libraryFinish = (out: string): Plugin => {
  let left = 2
  return {
    name: 'o365-library-finish',
    apply: 'build',
    sharedDuringBuild: true,
    generateBundle(_, bundle) {
      if (this.environment.name !== 'client') return
      // Hints for a bundler; nobody bundles the file of a script tag again.
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replaceAll('/* @__PURE__ */ ', '')
      }
    },
    async closeBundle() {
      left -= 1
      if (left > 0) return
      await writeTypes(out)
      await writeManifest(out)
      const gaps = await checkManifest(out)
      await writeFromManifest(out)
      if (gaps.length > 0) throw new Error(`custom-elements.json:\n${gaps.join('\n')}`)
      const sizes = await measure(out)
      console.log(report(sizes))
      const tooBig = overBudget(sizes)
      if (tooBig.length > 0) throw new Error(`over the size budget: ${tooBig.join(', ')}`)
    },
  }
}

const writeTypes = async (out: string): Promise<void> => {
  await run('npx', [
    'tsc',
    '-p',
    'components/build/tsconfig.types.json',
    '--outDir',
    `${out}/types`,
  ])
}

const writeManifest = async (out: string): Promise<void> => {
  await run('npx', [
    'cem',
    'analyze',
    '--litelement',
    '--globs',
    'components/**/*.ts',
    '--exclude',
    'components/build/**',
    '--outdir',
    out,
  ])
}
