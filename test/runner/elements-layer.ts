/**
 * @module
 * The layer of the custom elements: Web Test Runner in a real browser, in a process of its own
 * (elements-run.ts), read back from the report that process writes.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findFirefox } from '../support/firefox.ts'
import { lastLines, runNode } from './command.ts'
import { failedLayer } from './layer.ts'
import type { Layer, LayerContext, Outcome } from './layer.ts'

export const elementsLayer: Layer = {
  name: 'elements',
  about: 'the custom elements in a real browser',
  needsBrowser: true,
  run: (context) =>
    runElements('elements', '', context, context.browser ? { CHROME_PATH: context.browser } : {}),
}

/** The same files once more; a machine without Firefox says so and goes on. */
export const firefoxLayer: Layer = {
  name: 'firefox',
  about: 'the custom elements in Firefox',
  async run(context) {
    if (findFirefox()) return runElements('firefox', '.firefox', context, {})
    const note = 'no Firefox on this machine; FIREFOX_PATH names one'
    return { passed: 0, failed: 0, skipped: 0, failures: [], absent: true, note }
  },
}

/** `kind` is the part of the config's name that says which browser. */
const runElements = async (
  name: string,
  kind: string,
  { root, scratch }: LayerContext,
  env: Readonly<Record<string, string>>,
): Promise<Outcome> => {
  const report = join(scratch, `${name}.json`)
  const config = `web-test-runner${kind}.config.mjs`
  const script = join(root, 'test/runner/elements-run.ts')
  const said = await runNode(root, [script, report, config], env)
  if (!existsSync(report)) return failedLayer(name, lastLines(said))
  return JSON.parse(readFileSync(report, 'utf8')) as Outcome
}
