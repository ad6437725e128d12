/**
 * @module
 * Steps aimed at the way into the mailbox: shut and opened again, in the middle of work (SYN-6).
 */
import fc from 'fast-check'
import type { Act, Command } from './act.ts'
import { calm, group, made, NEWEST, pauses, slice, unheard } from './passages.ts'

const shut = fc.constantFrom<Act>({ do: 'sign-out' }, { do: 'revoke-consent' })
const opened: readonly Command[] = [unheard([]), { do: 'connect' }, unheard([])]

/** Microsoft shuts the door in the middle of work; on both sides people go on; it is opened again. */
const shutOut = fc
  .record({ group, other: group, at: fc.nat({ max: 3 }), why: shut })
  .map(({ group: name, other, at, why }): Command[] => [
    made,
    calm,
    { do: 'crm-edit', which: NEWEST, group: name },
    slice([], ...pauses(at), why),
    { do: 'outlook-edit', which: NEWEST, group: other },
    { do: 'outlook-delete', which: 0 },
    { do: 'crm-edit', which: NEWEST, group: name },
    ...opened,
  ])

/** The same in the middle of a first sync. */
const shutOutAtFirst = fc
  .record({ at: fc.nat({ max: 12 }), why: shut })
  .map(({ at, why }): Command[] => [
    { do: 'switch', on: false },
    calm,
    made,
    made,
    made,
    slice([], ...pauses(at), why),
    ...opened,
  ])

export const signInPassages = fc.oneof(shutOut, shutOutAtFirst)
