/**
 * @module
 * Entry of the one CDN file: registers all elements and gives `configure`.
 */
import './define/all.ts'

/** Registers `<o365-install>`: for administrators' pages only, so it comes as a file of its own. */
export const install = () => import('./define/install.ts')

export { configure } from './client/configure.ts'
export { createO365Client } from './client/o365-client.ts'
