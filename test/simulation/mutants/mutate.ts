/**
 * @module
 * Preloaded (`--import`) into the process of one mutant: hands Node the engine with one text replaced. No
 * file is written, so a mutant can neither outlive its run nor meet another one.
 */
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { mutants } from './list.ts'

const root = new URL('../../../', import.meta.url)
const name = process.env['SIMULATION_MUTANT']
const mutant = mutants.find((one) => one.name === name)
if (mutant === undefined) throw new Error(`there is no mutant "${name}"`)
const target = new URL(mutant.file, root).href

registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (url !== target) return loaded
    return { ...loaded, source: replaced(String(loaded.source), fileURLToPath(url)) }
  },
})

function replaced(source: string, file: string): string {
  if (mutant === undefined) return source
  const parts = source.split(mutant.text)
  if (parts.length !== 2) {
    throw new Error(`mutant "${mutant.name}": its text is ${parts.length - 1} times in ${file}`)
  }
  return parts.join(mutant.instead)
}
