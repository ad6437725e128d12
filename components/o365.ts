/**
 * @module
 * Entry of the one CDN file: registers all elements and gives `configure`.
 */
import './define/all.ts'

export { configure } from './client/configure.ts'
export { createO365Client } from './client/o365-client.ts'
