/**
 * @module
 * Every state of every element, in the order of the page.
 */
import { mapperStates } from './mapper-states.ts'
import { pickerStates } from './picker-states.ts'
import type { ShownState } from './state.ts'
import { toggleStates } from './toggle-states.ts'

export const elementStates: Readonly<Record<string, readonly ShownState[]>> = {
  'o365-user-picker': pickerStates,
  'o365-sync-toggle': toggleStates,
  'field-mapper': mapperStates,
}
