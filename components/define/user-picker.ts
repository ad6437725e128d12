/**
 * @module
 * Registers `<o365-user-picker>`.
 */
import { UserPicker } from '../user-picker/user-picker.ts'
import { defineElement } from './define-element.ts'

defineElement('o365-user-picker', UserPicker)
