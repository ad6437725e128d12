/**
 * @module
 * Registers `<o365-install>`.
 */
import { Install } from '../install/install.ts'
import { defineElement } from './define-element.ts'

defineElement('o365-install', Install)
