/** @module German. */
import type { Messages } from '../message.ts'
import { acts } from './de/acts.ts'
import { fields } from './de/fields.ts'
import { install } from './de/install.ts'
import { mapping } from './de/mapping.ts'
import { people } from './de/people.ts'
import { sync } from './de/sync.ts'
import { values } from './de/values.ts'

export const de: Messages = {
  ...acts,
  ...sync,
  ...mapping,
  ...fields,
  ...people,
  ...install,
  ...values,
}
