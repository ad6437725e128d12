/**
 * @module
 * Registers `<field-mapper>`.
 */
import { FieldMapper } from '../field-mapper/field-mapper.ts'
import { defineElement } from './define-element.ts'

defineElement('field-mapper', FieldMapper)
