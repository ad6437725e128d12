/**
 * @module
 * Settings › Marketplace › Microsoft: the CRM only places the elements.
 */
import { openFrame } from '../ui/shell.ts'
import { startElements } from './elements.ts'

startElements()
await openFrame()
