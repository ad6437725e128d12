/** @module Japanese. */
import type { Messages } from '../message.ts'
import { acts } from './ja/acts.ts'
import { fields } from './ja/fields.ts'
import { install } from './ja/install.ts'
import { mapping } from './ja/mapping.ts'
import { people } from './ja/people.ts'
import { sync } from './ja/sync.ts'
import { values } from './ja/values.ts'

export const ja: Messages = {
  ...acts,
  ...sync,
  ...mapping,
  ...fields,
  ...people,
  ...install,
  ...values,
}
