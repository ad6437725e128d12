/** @module Spanish. */
import type { Messages } from '../message.ts'
import { acts } from './es/acts.ts'
import { fields } from './es/fields.ts'
import { install } from './es/install.ts'
import { mapping } from './es/mapping.ts'
import { people } from './es/people.ts'
import { sync } from './es/sync.ts'
import { values } from './es/values.ts'

export const es: Messages = {
  ...acts,
  ...sync,
  ...mapping,
  ...fields,
  ...people,
  ...install,
  ...values,
}
