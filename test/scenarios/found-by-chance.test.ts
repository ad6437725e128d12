/**
 * @module
 * Histories that the simulation found and shrank (SYN-2): each was a mistake of the engine once, or of what it is
 * held to, and happens again here on every run.
 */
import { describe, expect, it } from 'vitest'
import type { Act, Command } from '../simulation/act.ts'
import type { Fault } from '../simulation/faults.ts'
import type { Settings } from '../simulation/settings.ts'
import { live } from '../simulation/simulate.ts'
import { usual } from './stage.ts'

const after =
  (heard: 'heard' | 'lost') =>
  (faults: readonly Fault[] = [], ...meanwhile: readonly Act[]): Command => ({
    do: 'slice',
    after: heard,
    faults,
    meanwhile,
  })
const slice = after('heard')
const unheard = after('lost')
const made: Act = { do: 'crm-create', imported: false }
const off: Act = { do: 'switch', on: false }
const day: Act = { do: 'wait', ms: 90_000_000 }
const to = (name: string, which: number): Act => ({ do: name, which }) as Act
const gone = to('outlook-delete', 0)
const moved = to('outlook-move', 0)
const back = to('outlook-move-back', 0)

type Told = { readonly title: string; readonly script: readonly Command[] } & Partial<Settings>

const told: readonly Told[] = [
  {
    title: 'I3 an item that needs a record of its own gets one, though the first answer is lost',
    cap: 2,
    script: [
      slice([], { do: 'outlook-create' }, { do: 'outlook-create' }),
      slice(),
      moved,
      slice(),
      off,
      slice(),
      slice(),
      off,
      slice(),
      slice(['crash-after']),
      slice(),
      to('outlook-copy', 0),
      back,
      slice(['ok', 'ok', 'later', 'lost-after']),
    ],
  },
  {
    title:
      'I3 nothing new is put into a calendar that is being taken away, which would come back as a record',
    initial: 6,
    cap: 2,
    script: [
      slice([], to('crm-delete', 0)),
      made,
      slice([], { do: 'crm-edit', which: 3, group: 0 }),
      slice(['ok', 'crash-after'], to('crm-delete', 0), { do: 'crm-edit', which: 7, group: 0 }),
      slice(['lost-before']),
      slice(),
      to('outlook-delete', 5),
      day,
      unheard([], off),
    ],
  },
  {
    title: 'I20 what a first sync made, its answer lost, is no news when it is made again after it',
    initial: 6,
    cap: 2,
    invitations: 'new-events',
    script: [
      slice(['later'], { do: 'crm-edit', which: 3, group: 0 }),
      slice(['ok', 'ok', 'ok', 'ok', 'lost-after']),
      slice(['ok', 'ok', 'later']),
    ],
  },
  {
    title:
      'I4 half of a merge is refused: the next edit of the other side does not go over it unread',
    odd: true,
    script: [
      slice(),
      made,
      slice(['ok', 'lost-after', 'lost-after']),
      { do: 'outlook-edit', which: -1, group: 0 },
      slice(),
      { do: 'crm-poison', which: 0, group: 0 },
    ],
  },
  {
    title: 'I1 what is refused at every new beginning is parked, not begun for ever',
    cap: 2,
    script: [
      slice([], moved, { do: 'outlook-create' }),
      { do: 'outlook-poison', which: 0, group: 0 },
      moved,
      slice([], off),
      slice(),
      { do: 'remap' },
      slice(),
      { do: 'crm-edit', which: 0, group: 2 },
      slice(),
      { do: 'expire-delta' },
      { do: 'wait', ms: 70_000 },
      slice(['ok', 'later']),
      { do: 'remap' },
      slice(),
      back,
    ],
  },
  {
    title: 'I19 what is on its way, its answer lost, counts for the cap',
    cap: 2,
    initial: 6,
    script: [
      slice(['ok', 'ok', 'crash-after']),
      slice(['ok', 'ok', 'lost-before']),
      slice(['lost-after']),
      slice(['ok', 'later']),
    ],
  },
  {
    title: 'I1 the cursor is lost while deletions are held: what was deleted meanwhile is found',
    initial: 6,
    script: [
      to('crm-give-away', 0),
      slice(['ok', 'ok', 'lost-after']),
      to('crm-take-back', 0),
      slice(),
      to('crm-delete', 0),
      { do: 'expire-delta' },
      to('outlook-delete-many', 0),
      slice([], to('crm-delete-told', 0)),
      to('crm-delete', 2),
      slice([], to('crm-delete', 0)),
      slice(['crash-before']),
    ],
  },
  {
    title:
      'I7 an event outlives its calendar elsewhere and comes back to the next one: it is the old record',
    cap: 2,
    script: [
      slice([], made),
      moved,
      slice(),
      gone,
      day,
      unheard([], off),
      slice(),
      gone,
      day,
      unheard([], off),
      slice(['crash-after']),
      back,
      slice(),
      moved,
      slice([], to('crm-delete', 0), back),
    ],
  },
  {
    title:
      'I1 a copy kept elsewhere comes back when its original and the calendar are gone: one record',
    initial: 3,
    script: [
      slice(),
      { do: 'outlook-edit', which: 0, group: 0 },
      { do: 'wait', ms: 70_000 },
      unheard(['crash-before']),
      to('outlook-copy', 0),
      moved,
      slice([], to('outlook-move', 8)),
      slice([], back),
      slice(),
      gone,
      slice([], off),
      slice(['ok', 'crash-before']),
      back,
    ],
  },
  {
    title: 'I1 a copy of a copy, the record it names free again: one record',
    cap: 2,
    script: [
      made,
      to('crm-give-away', 0),
      slice(['ok', 'lost-after']),
      to('crm-take-back', 0),
      slice(),
      { do: 'crm-edit', which: 0, group: 0 },
      slice(['crash-before'], to('crm-give-away', 0)),
      slice(['later'], to('outlook-copy', 0)),
      to('outlook-delete-many', 0),
      slice(),
      made,
      slice([], day, day, to('crm-delete-told', -1)),
      to('outlook-copy', 0),
      slice([], to('crm-take-back', 0)),
    ],
  },
  {
    title: 'I1 a create waits while the door is shut and its item goes: the record goes too',
    cap: 2,
    script: [
      slice(),
      { do: 'outlook-create' },
      made,
      { do: 'crm-edit', which: 0, group: 0 },
      slice([], { do: 'wait', ms: 1 }, { do: 'sign-out' }),
      { do: 'outlook-edit', which: 0, group: 0 },
      to('outlook-delete', 1),
      { do: 'crm-edit', which: 0, group: 0 },
      unheard(),
      { do: 'connect' },
      unheard(),
    ],
  },
  {
    title: 'I1 both sides went on while the door was shut: nothing is written from old knowledge',
    initial: 7,
    script: [
      slice(['crash-before'], made),
      to('crm-give-away', 0),
      slice(['ok', 'lost-after']),
      to('crm-take-back', 0),
      slice(),
      { do: 'crm-poison', which: 4, group: 0 },
      { do: 'outlook-edit', which: 0, group: 0 },
      slice(['ok', 'ok', 'lost-before'], to('outlook-delete', 10), { do: 'sign-out' }, made),
      { do: 'outlook-edit', which: 8, group: 0 },
      to('crm-delete', 2),
      { do: 'outlook-poison', which: 10, group: 0 },
      to('crm-give-away', 2),
      moved,
      to('crm-mass-update', 8),
    ],
  },
  {
    title: 'I19 the first sync is cut short by a sign-in: going on, it keeps to its cap',
    cap: 6,
    initial: 9,
    stream: 'contacts',
    script: [
      unheard([], ...Array.from({ length: 11 }, (): Act => ({ do: 'wait', ms: 1 })), {
        do: 'sign-out',
      }),
      { do: 'connect' },
      unheard(),
    ],
  },
]

describe('found by chance', () => {
  for (const { title, script, ...settings } of told) {
    it(title, async () => {
      expect(await live({ ...usual, ...settings }, script)).toEqual([])
    })
  }
})
