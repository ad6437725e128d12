/** @module French. */
import type { Messages } from '../message.ts'
import { acts } from './fr/acts.ts'
import { fields } from './fr/fields.ts'
import { install } from './fr/install.ts'
import { mapping } from './fr/mapping.ts'
import { people } from './fr/people.ts'
import { sync } from './fr/sync.ts'
import { values } from './fr/values.ts'

export const fr: Messages = {
  ...acts,
  ...sync,
  ...mapping,
  ...fields,
  ...people,
  ...install,
  ...values,
}
