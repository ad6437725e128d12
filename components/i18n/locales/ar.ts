/** @module Arabic. */
import type { Messages } from '../message.ts'
import { acts } from './ar/acts.ts'
import { fields } from './ar/fields.ts'
import { install } from './ar/install.ts'
import { mapping } from './ar/mapping.ts'
import { people } from './ar/people.ts'
import { sync } from './ar/sync.ts'
import { values } from './ar/values.ts'

export const ar: Messages = {
  ...acts,
  ...sync,
  ...mapping,
  ...fields,
  ...people,
  ...install,
  ...values,
}
