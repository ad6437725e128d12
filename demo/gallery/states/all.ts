/**
 * @module
 * Every state of every element, in the order of the page.
 */
import { installStates, joinStates } from './people-states.ts'
import { mapperStates } from './mapper-states.ts'
import { pickerStates } from './picker-states.ts'
import type { ShownState } from './state.ts'
import { toggleStates } from './toggle-states.ts'

export const elementStates: Readonly<Record<string, readonly ShownState[]>> = {
  'o365-user-picker': pickerStates,
  'o365-join-requests': joinStates,
  'o365-sync-toggle': toggleStates,
  'field-mapper': mapperStates,
  'o365-install': installStates,
}
