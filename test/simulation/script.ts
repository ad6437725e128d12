/**
 * @module
 * Chance: what a simulated history is made of, from a seed (fast-check).
 */
import fc from 'fast-check'
import type { Act, Command } from './act.ts'
import { day, seriesPassages } from './passages-series.ts'
import { fault, group, passages, which } from './passages.ts'
import { signInPassages } from './passages-sign-in.ts'

const on = (names: readonly string[]) =>
  fc.record({ do: fc.constantFrom(...names), which }) as fc.Arbitrary<Act>

const edit1 = fc.record({
  do: fc.constantFrom('crm-edit', 'outlook-edit'),
  which,
  group: fc.oneof({ weight: 4, arbitrary: group }, { weight: 1, arbitrary: day }),
}) as fc.Arbitrary<Act>

const edits = fc.oneof(
  edit1,
  on(['crm-delete', 'outlook-delete']),
  fc.record({ do: fc.constant('crm-create'), imported: fc.boolean() }) as fc.Arbitrary<Act>,
  fc.constant<Act>({ do: 'outlook-create' }),
  on(['crm-give-away', 'crm-take-back', 'crm-mass-update', 'outlook-touch']),
  on(['outlook-move', 'outlook-move-back', 'outlook-copy']),
)

const unusual = fc.oneof(
  fc.record({
    do: fc.constantFrom('crm-poison', 'outlook-poison'),
    which,
    group,
  }) as fc.Arbitrary<Act>,
  on(['crm-delete-many', 'outlook-delete-many']),
)

const ring = fc.record({
  do: fc.constant('ring'),
  lose: fc.boolean(),
  twice: fc.boolean(),
}) as fc.Arbitrary<Act>

const tokenGone = fc.record({ do: fc.constant('expire-token'), how: fault }) as fc.Arbitrary<Act>

/** Between two calls of a slice: people go on, notices arrive, the switch is turned. */
const meanwhile = fc.oneof(
  { weight: 24, arbitrary: edits },
  { weight: 12, arbitrary: ring },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('crm-edit-told'),
      which,
      group,
    }) as fc.Arbitrary<Act>,
  },
  { weight: 2, arbitrary: on(['crm-delete-told']) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'remap' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'switch', on: false }) },
  { weight: 1, arbitrary: fc.constantFrom<Act>({ do: 'sign-out' }, { do: 'revoke-consent' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'connect' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'outlook-delete-container' }) },
  { weight: 1, arbitrary: tokenGone },
)

const slice = fc.record({
  do: fc.constant('slice'),
  after: fc.constantFrom('heard', 'heard', 'lost', 'twice', 'silence'),
  faults: fc.array(fault, { maxLength: 13, size: 'max' }),
  meanwhile: fc.array(meanwhile, { maxLength: 6, size: 'max' }),
}) as fc.Arbitrary<Command>

const rare = fc.oneof(
  fc.constantFrom<Act>(
    { do: 'outlook-delete-container' },
    { do: 'expire-delta' },
    { do: 'sign-out' },
    { do: 'revoke-consent' },
    { do: 'connect' },
    { do: 'lose-store' },
    { do: 'remap' },
  ),
  tokenGone,
  fc.record({ do: fc.constant('switch'), on: fc.boolean() }) as fc.Arbitrary<Act>,
  fc.record({ do: fc.constant('decide'), restore: fc.boolean() }) as fc.Arbitrary<Act>,
  fc.record({
    do: fc.constant('wait'),
    ms: fc.constantFrom(1000, 70_000, 4_000_000, 90_000_000, -52_000),
  }) as fc.Arbitrary<Act>,
)

/** The other mailbox works too: what it does, and what is done to it. */
const besides = fc.record({
  do: fc.constant('colleague'),
  command: fc.oneof(slice, edits as fc.Arbitrary<Command>),
}) as fc.Arbitrary<Command>

export const commands = fc
  .array(
    fc.oneof(
      { weight: 14, arbitrary: edits.map((one): Command[] => [one]) },
      { weight: 2, arbitrary: unusual.map((one): Command[] => [one]) },
      { weight: 21, arbitrary: slice.map((one): Command[] => [one]) },
      { weight: 8, arbitrary: ring.map((one): Command[] => [one]) },
      { weight: 2, arbitrary: rare.map((one): Command[] => [one]) },
      { weight: 5, arbitrary: passages },
      { weight: 1, arbitrary: seriesPassages },
      { weight: 1, arbitrary: signInPassages },
      { weight: 3, arbitrary: besides.map((one): Command[] => [one]) },
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((parts) => parts.flat())

export const settings = fc.record({
  stream: fc.constantFrom('calendar' as const, 'contacts' as const),
  conflict: fc.constantFrom('crm' as const, 'outlook' as const, 'newest' as const, 'ask' as const),
  editBeatsDelete: fc.constantFrom(true, true, false),
  cap: fc.constantFrom(2, 1000, 1000),
  odd: fc.boolean(),
  initial: fc.nat({ max: 9 }),
  skewMs: fc.constantFrom(0, 0, -52_000, 52_000),
  colleague: fc.constantFrom(false, false, true),
  invitations: fc.constantFrom(undefined, 'never' as const, 'new-events' as const),
})
