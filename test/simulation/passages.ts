/**
 * @module
 * Steps that rarely meet by chance, aimed at one mistake each (engine.md §7.2): an own delete in doubt needs
 * an owner who changes twice; a look that is dropped needs a notice between the reading and the planning.
 */
import fc from 'fast-check'
import type { Act, Command } from './act.ts'
import type { Fault } from './faults.ts'
import { groupNames } from './sample-map.ts'

export const which = fc.nat({ max: 11 })
export const group = fc.nat({ max: groupNames.length - 1 })

export const fault = fc.constantFrom<Fault>(
  'ok',
  'ok',
  'ok',
  'later',
  'lost-before',
  'lost-after',
  'crash-before',
  'crash-after',
)

const sliced =
  (after: 'heard' | 'lost') =>
  (faults: readonly Fault[], ...meanwhile: readonly Act[]): Command => ({
    ...{ do: 'slice', after, faults, meanwhile },
  })
export const slice = sliced('heard')
/** Microsoft's notices are lost before it. */
export const unheard = sliced('lost')
export const calm = slice([])
const pollDue: Act = { do: 'wait', ms: 70_000 }
/** Takes the place of something in the order of calls. */
export const pause: Act = { do: 'wait', ms: 1 }
export const pauses = (count: number): Act[] => Array.from({ length: count }, () => pause)
export const oks = (count: number): Fault[] => Array.from({ length: count }, () => 'ok')

/** Of the newest record or item. */
export const NEWEST = -1
export const made: Act = { do: 'crm-create', imported: false }

const ownDeleteInDoubt = fc
  .record({ edited: fc.boolean(), kind: fault, lines: fc.nat({ max: 3 }) })
  .map(({ edited, kind, lines }): Command[] => [
    made,
    calm,
    { do: 'crm-give-away', which: NEWEST },
    ...(edited ? ([{ do: 'outlook-edit', which: NEWEST, group: 0 }] as const) : []),
    slice([...oks(lines), kind, 'lost-after']),
    { do: 'crm-take-back', which: NEWEST },
    calm,
  ])

const rungAgain = fc.record({ which, group }).map(({ which: one, group: name }): Command[] => {
  const edit: Act = { do: 'crm-edit', which: one, group: name }
  return [calm, edit, slice([], pause, { ...edit, do: 'crm-edit-told' })]
})

const deletedWhileCreated = fc
  .boolean()
  .map((after): Command[] => [
    calm,
    made,
    slice([], ...pauses(after ? 3 : 2), { do: 'crm-delete-told', which: NEWEST }),
  ])

const createInDoubt = fc
  .record({ group, how: fc.constantFrom<Fault>('lost-after', 'crash-after'), edited: fc.boolean() })
  .map(({ group: name, how, edited }): Command[] => [
    calm,
    made,
    slice(['ok', how, how]),
    // Due again, and nobody told.
    ...(edited
      ? ([{ do: 'outlook-edit', which: NEWEST, group: name }] as const)
      : [{ do: 'wait', ms: 5_000 } as const, unheard([])]),
    calm,
  ])

const editedAfterMove = fc
  .record({ which, group })
  .map(({ which: one, group: name }): Command[] => [
    calm,
    { do: 'outlook-move', which: one },
    calm,
    ...[0, 1, 2].map((n): Act => ({ do: 'crm-edit', which: one + n, group: name })),
    calm,
  ])

const remappedWhileBusy = which.map((one): Command[] => [
  calm,
  { do: 'remap' },
  calm,
  { do: 'crm-edit', which: one, group: 2 },
  calm,
  { do: 'expire-delta' },
  pollDue,
  slice(['ok', 'later']),
  { do: 'remap' },
  calm,
])

/** Condemned, and wanted again before it is carried out. */
const backInTime = which.map((one): Command[] => [
  calm,
  { do: 'crm-give-away', which: one },
  pollDue,
  slice(['ok', 'later']),
  { do: 'crm-take-back', which: 0 },
  calm,
])

/** The calendar goes while what was noticed in it is being looked at. */
const containerGoes = fc
  .record({ which, at: fc.nat({ max: 8 }) })
  .map(({ which: one, at }): Command[] => [
    calm,
    { do: 'outlook-touch', which: one },
    pollDue,
    unheard([], ...pauses(at), { do: 'outlook-delete-container' }),
  ])

const switchedOffBeforeDeletion = fc
  .record({ which, at: fc.nat({ max: 14 }) })
  .map(({ which: one, at }): Command[] => [
    calm,
    { do: 'outlook-delete', which: one },
    slice([], ...pauses(at), { do: 'switch', on: false }),
  ])

/** The daily comparison is due at the very moment somebody switches off. */
const switchedOffAtComparison = fc
  .record({ which, at: fc.nat({ max: 3 }) })
  .map(({ which: one, at }): Command[] => [
    calm,
    { do: 'outlook-delete', which: one },
    { do: 'wait', ms: 90_000_000 },
    unheard([], ...pauses(at), { do: 'switch', on: false }),
  ])

const crashAfterPage = fc
  .constantFrom(0, 1, 1, 1)
  .map((at): Command[] => [
    ...[made, calm, calm, calm],
    { do: 'outlook-edit', which: NEWEST, group: 0 },
    pollDue,
    unheard([...oks(at), 'crash-before']),
  ])

const crashInFirstSync = fc
  .nat({ max: 9 })
  .map((at): Command[] => [
    { do: 'switch', on: false },
    calm,
    calm,
    { do: 'switch', on: false },
    calm,
    slice([...oks(at), 'crash-after']),
    calm,
  ])

const editedMeanwhile = fc
  .record({ which, group })
  .map(({ which: one, group: name }): Command[] => {
    const edit = (n: number): Act => ({ do: 'crm-edit', which: n, group: name })
    return [
      calm,
      { do: 'outlook-edit', which: one, group: name },
      slice([], pause, edit(one), edit(one + 1), edit(one + 2)),
    ]
  })

/** One half of a merge is refused, the other passes; then the refusing side alone is looked at again. */
const halfRefused = fc
  .constantFrom(1, 2)
  .map((other): Command[] => [
    made,
    calm,
    { do: 'outlook-edit', which: NEWEST, group: 0 },
    { do: 'outlook-edit', which: NEWEST, group: other },
    { do: 'crm-poison', which: NEWEST, group: 0 },
    calm,
    { do: 'outlook-touch', which: NEWEST },
    calm,
  ])

/** Cut off before a conflict is carried out, and one of both takes his edit back. */
const takenBack = fc
  .record({ group, at: fc.integer({ min: 2, max: 4 }), inCrm: fc.boolean() })
  .map(({ group: name, at, inCrm }): Command[] => [
    made,
    calm,
    calm,
    { do: 'crm-edit', which: NEWEST, group: name },
    { do: 'outlook-edit', which: NEWEST, group: name },
    slice([...oks(at), 'crash-before']),
    { do: inCrm ? 'crm-undo' : 'outlook-undo', which: NEWEST, group: name },
    calm,
  ])

/** A first sync whose creates are in doubt, one of them for longer than its page. */
const firstSyncInDoubt = fc
  .record({ at: fc.nat({ max: 4 }), how: fc.constantFrom<Fault>('lost-before', 'lost-after') })
  .map(({ at, how }): Command[] => [
    { do: 'switch', on: false },
    calm,
    { do: 'crm-create', imported: false },
    { do: 'crm-create', imported: false },
    calm,
    { do: 'switch', on: false },
    calm,
    unheard([...oks(at), how]),
    unheard([how]),
    unheard(['ok', 'later']),
    calm,
  ])

/** Microsoft forgets the cursor while deletions wait for a person, and more is deleted. */
const cursorLostWhileHeld = fc
  .nat({ max: 2 })
  .map((one): Command[] => [
    ...Array.from({ length: 7 }, () => made),
    calm,
    { do: 'crm-delete-many', which: NEWEST },
    calm,
    { do: 'outlook-delete', which: one },
    { do: 'expire-delta' },
    pollDue,
    unheard([]),
    unheard([]),
  ])

const there = (command: Command): Command => ({ do: 'colleague', command })

/** A record goes to the colleague, is worked on there, and comes back before either has seen it all. */
const handedOver = fc
  .record({ which, group, how: fault, back: fc.boolean() })
  .map(({ which: one, group: name, how, back }): Command[] => [
    calm,
    { do: 'crm-give-away', which: one },
    slice([how]),
    there(calm),
    there({ do: 'outlook-edit', which: NEWEST, group: name }),
    ...(back ? [there({ do: 'crm-give-away', which: NEWEST } as const)] : []),
    there(slice([how])),
    calm,
  ])

export const passages = fc.oneof(
  ownDeleteInDoubt,
  backInTime,
  rungAgain,
  deletedWhileCreated,
  createInDoubt,
  editedAfterMove,
  remappedWhileBusy,
  containerGoes,
  switchedOffBeforeDeletion,
  switchedOffAtComparison,
  crashAfterPage,
  crashInFirstSync,
  editedMeanwhile,
  halfRefused,
  takenBack,
  firstSyncInDoubt,
  cursorLostWhileHeld,
  handedOver,
)
