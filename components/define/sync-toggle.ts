/**
 * @module
 * Registers `<o365-sync-toggle>`.
 */
import { SyncToggle } from '../sync-toggle/sync-toggle.ts'
import { defineElement } from './define-element.ts'

defineElement('o365-sync-toggle', SyncToggle)
