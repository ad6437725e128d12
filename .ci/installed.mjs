/**
 * @module
 * Exits with 0 when what is installed is what package-lock.json asks for. Optional packages may be
 * missing: they are other platforms' programs.
 */
import { readFileSync } from 'node:fs'

const packages = (file) => JSON.parse(readFileSync(file, 'utf8')).packages
const installed = packages('node_modules/.package-lock.json')
const differs = Object.entries(packages('package-lock.json')).some(
  ([path, { version, optional, peer }]) =>
    path !== '' && !optional && !peer && installed[path]?.version !== version,
)
process.exit(differs ? 1 : 0)
