/**
 * @module
 * Entry of the one CDN file: registers all elements and gives `configure`.
 */
import './define/all.ts'

export * from './index.ts'
