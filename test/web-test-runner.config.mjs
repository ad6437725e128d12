/**
 * @module
 * Real Chromium for elements. CHROME_PATH names the browser.
 */
import { fileURLToPath } from 'node:url'
import { esbuildPlugin } from '@web/dev-server-esbuild'
import { chromeLauncher } from '@web/test-runner-chrome'

const args = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

export default {
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  files: ['test/components/**/*.test.ts'],
  nodeResolve: { exportConditions: ['production', 'default'] },
  // One at a time: a page in the background gets no scroll events and no focus.
  concurrency: 1,
  // Against what hangs, not against what is slow.
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  testFramework: { config: { timeout: 60_000 } },
  browsers: [
    chromeLauncher({
      launchOptions: { executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium', args },
    }),
  ],
  plugins: [
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('../components/tsconfig.json', import.meta.url)),
    }),
  ],
}
