/**
 * @module
 * `npm test`: runs the layers one after the other and ends with one line `N passed, N failed`.
 * `npm test -- unit journeys` runs only those. Exits with 1 when anything failed.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { failedLayer, judged } from './runner/layer.ts'
import type { Layer, LayerContext, Outcome } from './runner/layer.ts'
import { layers } from './runner/layers.ts'
import { findBrowser } from './support/browser.ts'

const chosen = process.argv.slice(2)
const unknown = chosen.find((name) => !layers.some((layer) => layer.name === name))
if (unknown === undefined) await runAll()
else {
  const known = layers.map(({ name, about }) => `  ${name.padEnd(12)} ${about}`).join('\n')
  console.error(`There is no test layer "${unknown}". The layers are:\n${known}`)
  process.exitCode = 1
}

async function runAll(): Promise<void> {
  const scratch = mkdtempSync(join(tmpdir(), 'test-report-'))
  const context = { root: fileURLToPath(new URL('..', import.meta.url)), scratch }
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const layer of layers) {
    if (chosen.length > 0 && !chosen.includes(layer.name)) continue
    const began = Date.now()
    const outcome = judged(layer.name, await runLayer(layer, context))
    print(layer, outcome, Date.now() - began)
    total.passed += outcome.passed
    total.failed += outcome.failed
    total.skipped += outcome.skipped
  }
  rmSync(scratch, { recursive: true, force: true })
  console.log(`\n${sentence(total)}`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

async function runLayer(layer: Layer, context: LayerContext): Promise<Outcome> {
  try {
    if (!layer.needsBrowser) return await layer.run(context)
    const found = findBrowser()
    if ('problem' in found) return failedLayer(layer.name, found.problem)
    return await layer.run({ ...context, browser: found.path })
  } catch (problem) {
    return failedLayer(layer.name, problem instanceof Error ? problem.message : String(problem))
  }
}

function print(layer: Layer, outcome: Outcome, tookMs: number): void {
  const took = `${(tookMs / 1000).toFixed(1)} s`
  const note = outcome.note ? `  ${outcome.note}` : ''
  const counts = outcome.absent ? '' : `${sentence(outcome)}  (${took})`
  console.log(`${layer.name.padEnd(12)} ${counts}${note}`)
  for (const { name, problem } of outcome.failures) {
    console.log(`\n  FAILED ${name}\n${indent(problem.trim().slice(0, 4_000))}\n`)
  }
}

function sentence({ passed, failed, skipped }: Omit<Outcome, 'failures'>): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ')
}
