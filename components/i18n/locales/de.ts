/**
 * @module
 * German.
 */
import type { Messages } from '../message.ts'

export const de: Partial<Messages> = { cancel: 'Abbrechen' }
