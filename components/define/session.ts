/**
 * @module
 * Registers `<o365-session>`.
 */
import { Session } from '../session/session.ts'
import { defineElement } from './define-element.ts'

defineElement('o365-session', Session)
