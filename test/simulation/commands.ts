/**
 * @module
 * What can happen in a simulated history, as data (so that a failing one can be shrunk and printed).
 */
import fc from 'fast-check'
import type { Side } from '../../edge/domain/record.ts'
import type { Fault } from './faults.ts'
import type { History } from './history.ts'
import { giveUp } from './ledger.ts'
import type { Ledger, Story } from './ledger.ts'
import { ME } from './model-crm.ts'
import { groupNames, poison } from './sample-map.ts'

export type Act =
  | { readonly do: 'crm-create'; readonly imported: boolean }
  | {
      readonly do: 'crm-edit' | 'crm-edit-told' | 'outlook-edit' | 'crm-poison' | 'outlook-poison'
      readonly which: number
      readonly group: number
    }
  | {
      readonly do:
        | 'crm-delete'
        | 'crm-delete-told'
        | 'crm-delete-many'
        | 'outlook-delete-many'
        | 'crm-give-away'
        | 'crm-take-back'
        | 'crm-mass-update'
        | 'outlook-delete'
        | 'outlook-touch'
        | 'outlook-move'
        | 'outlook-move-back'
        | 'outlook-copy'
      readonly which: number
    }
  | { readonly do: 'outlook-create' }
  | {
      readonly do:
        | 'outlook-delete-container'
        | 'expire-delta'
        | 'sign-out'
        | 'connect'
        | 'lose-store'
        | 'remap'
    }
  | { readonly do: 'switch'; readonly on: boolean }
  | { readonly do: 'decide'; readonly restore: boolean }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'ring'; readonly lose: boolean; readonly twice: boolean }

export type Command =
  | Act
  | {
      readonly do: 'slice'
      /** What was heard before it: Microsoft's notices, none of them, both sides twice, nothing at all. */
      readonly after: 'heard' | 'lost' | 'twice' | 'silence'
      readonly faults: readonly Fault[]
      readonly meanwhile: readonly Act[]
    }

const which = fc.nat({ max: 11 })
const group = fc.nat({ max: groupNames.length - 1 })
const on = (names: readonly string[]) =>
  fc.record({ do: fc.constantFrom(...names), which }) as fc.Arbitrary<Act>

const edit1 = fc.record({
  do: fc.constantFrom('crm-edit', 'outlook-edit'),
  which,
  group,
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

const fault = fc.constantFrom<Fault>(
  'ok',
  'ok',
  'ok',
  'later',
  'lost-before',
  'lost-after',
  'crash-before',
  'crash-after',
)

const ring = fc.record({
  do: fc.constant('ring'),
  lose: fc.boolean(),
  twice: fc.boolean(),
}) as fc.Arbitrary<Act>

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
  { weight: 1, arbitrary: fc.constant<Act>({ do: 'outlook-delete-container' }) },
)

const slice = fc.record({
  do: fc.constant('slice'),
  after: fc.constantFrom('heard', 'heard', 'lost', 'twice', 'silence'),
  faults: fc.array(fault, { maxLength: 10, size: 'max' }),
  meanwhile: fc.array(meanwhile, { maxLength: 6, size: 'max' }),
}) as fc.Arbitrary<Command>

const calm: Command = { do: 'slice', after: 'heard', faults: [], meanwhile: [] }

const rare = fc.oneof(
  fc.constantFrom<Act>(
    { do: 'outlook-delete-container' },
    { do: 'expire-delta' },
    { do: 'sign-out' },
    { do: 'connect' },
    { do: 'lose-store' },
    { do: 'remap' },
  ),
  fc.record({ do: fc.constant('switch'), on: fc.boolean() }) as fc.Arbitrary<Act>,
  fc.record({ do: fc.constant('decide'), restore: fc.boolean() }) as fc.Arbitrary<Act>,
  fc.record({
    do: fc.constant('wait'),
    ms: fc.constantFrom(1000, 70_000, 4_000_000, 90_000_000, -52_000),
  }) as fc.Arbitrary<Act>,
)

/** Several steps that rarely meet by chance (engine.md §7.2: an own delete in doubt needs its own generator). */
const passages = fc.oneof(
  fc
    .record({ which, edited: fc.boolean(), kind: fault, lines: fc.nat({ max: 3 }) })
    .map(({ which: one, edited, kind, lines }): Command[] => [
      { do: 'crm-give-away', which: one },
      ...(edited ? ([{ do: 'outlook-edit', which: one, group: 0 }] as const) : []),
      { do: 'ring', lose: false, twice: false },
      {
        do: 'slice',
        after: 'heard',
        faults: [...Array.from({ length: lines }, () => 'ok' as const), kind, 'lost-after'],
        meanwhile: [],
      },
      { do: 'crm-take-back', which: 0 },
      { do: 'ring', lose: false, twice: false },
      calm,
    ]),
  fc.record({ which, group }).map(({ which: one, group: name }): Command[] => [
    { do: 'crm-edit', which: one, group: name },
    { do: 'ring', lose: false, twice: false },
    {
      do: 'slice',
      after: 'heard',
      faults: [],
      meanwhile: Array.from({ length: 3 }, () => [
        { do: 'crm-edit' as const, which: one, group: name },
        { do: 'ring' as const, lose: false, twice: false },
      ]).flat(),
    },
  ]),
)

const remapped = which.map((one): Command[] => [
  calm,
  { do: 'remap' },
  calm,
  { do: 'crm-edit', which: one, group: 2 },
  calm,
  { do: 'expire-delta' },
  { do: 'wait', ms: 70_000 },
  { do: 'slice', after: 'heard', faults: ['ok', 'later'], meanwhile: [] },
  { do: 'remap' },
  calm,
])

export const commands = fc
  .array(
    fc.oneof(
      { weight: 16, arbitrary: edits.map((one): Command[] => [one]) },
      { weight: 2, arbitrary: unusual.map((one): Command[] => [one]) },
      { weight: 14, arbitrary: slice.map((one): Command[] => [one]) },
      { weight: 8, arbitrary: ring.map((one): Command[] => [one]) },
      { weight: 2, arbitrary: rare.map((one): Command[] => [one]) },
      { weight: 1, arbitrary: fc.oneof(passages, passages, remapped) },
    ),
    { maxLength: 60, size: 'max' },
  )
  .map((parts) => parts.flat())

export const settings = fc.record({
  stream: fc.constantFrom('calendar' as const, 'contacts' as const),
  conflict: fc.constantFrom('crm' as const, 'outlook' as const),
  editBeatsDelete: fc.constant(true),
  cap: fc.constantFrom(2, 1000, 1000),
  odd: fc.boolean(),
  initial: fc.nat({ max: 9 }),
  skewMs: fc.constantFrom(0, 0, -52_000, 52_000),
})

export async function perform(history: History, command: Command): Promise<void> {
  if (command.do === 'slice') {
    const { after } = command
    // Who switched off, or lost the calendar, switches on again: an idle history proves nothing.
    if (history.store.stream(history.stream).phase === 'off') history.switch(true)
    // The alarm stands at the end of a back-off: a slice before it would do nothing.
    history.rest()
    if (after !== 'silence') history.ring(after === 'lost', after === 'twice')
    const meanwhile = command.meanwhile.map((one) => () => act(history, one))
    history.faults.load(command.faults, meanwhile)
    await history.slice()
    return
  }
  act(history, command)
}

/** One thing a person, or Microsoft, does. */
export function act(history: History, command: Act): void {
  // What is typed into a calendar while it is being taken away goes with it: the person was told so.
  const leaving = history.store.stream(history.stream).phase === 'clearing'
  if (leaving && command.do.startsWith('outlook') && command.do !== 'outlook-delete-container')
    return
  switch (command.do) {
    case 'crm-create':
      return createInCrm(history, command.imported)
    case 'outlook-create':
      return createInOutlook(history)
    case 'ring':
      return history.ring(command.lose, command.twice)
    case 'crm-edit':
    case 'outlook-edit':
      return edit(history, command.do === 'crm-edit' ? 'crm' : 'outlook', command, unique(history))
    // Told of at once: the notice arrives before the answer that does not know of it yet.
    case 'crm-edit-told':
      edit(history, 'crm', command, unique(history))
      return history.ring(false, false)
    case 'crm-delete-told':
      crmAct(history, { do: 'crm-delete', which: command.which })
      return history.ring(false, false)
    case 'crm-poison':
      return edit(history, 'crm', command, `${poison.outlook}${history.ledger.tick()}`)
    case 'outlook-poison':
      return edit(history, 'outlook', command, `${poison.crm}${history.ledger.tick()}`)
    case 'crm-delete-many':
    case 'outlook-delete-many':
      return deleteMany(history, command)
    case 'lose-store':
      return history.loseStore()
    case 'remap':
      return history.remap()
    case 'outlook-delete-container':
      if (history.outlook.container === null) return
      history.outlook.deleteContainer()
      return history.ledger.forgetOutlookEdits()
    case 'expire-delta':
      return history.outlook.expireDelta()
    case 'sign-out':
      return history.outlook.signOut(true)
    case 'connect':
      return history.connect()
    case 'switch':
      return history.switch(command.on)
    case 'decide':
      return history.decide(command.restore ? 'restore' : 'apply')
    case 'wait':
      return history.wait(command.ms)
    default:
      return command.do.startsWith('crm') ? crmAct(history, command) : outlookAct(history, command)
  }
}

type Which = Extract<Act, { do: 'crm-delete' | 'outlook-delete' }> | { do: string; which: number }

const pick = <Item>(items: readonly Item[], which: number): Item | undefined =>
  items.length === 0 ? undefined : items[which % items.length]

function values(history: History, story: Story, side: Side): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const name of groupNames) {
    const value = unique(history)
    fields[name] = value
    story.edits.push({ at: history.ledger.tick(), side, group: name, value })
  }
  return fields
}

/** Short and unique, upper case so that the model's rewriting of notes is only seen in the CRM's lower case. */
const unique = (history: History): string => `v${history.ledger.tick()}xyz`

export function createInCrm(history: History, imported: boolean): void {
  const story = history.ledger.born()
  const id = history.crm.add(values(history, story, 'crm'), imported ? 'import' : 'manual')
  history.ledger.crmUid.set(id, story.uid)
}

function createInOutlook(history: History): void {
  if (history.outlook.container === null) return
  const story = history.ledger.born()
  const id = history.outlook.add(values(history, story, 'outlook'))
  history.ledger.outlookUid.set(id, story.uid)
}

function edit(
  history: History,
  side: Side,
  { which, group }: { which: number; group: number },
  value: string,
): void {
  const ids: readonly { readonly id: string }[] =
    side === 'crm'
      ? [...history.crm.records.values()].filter(({ ownerId }) => ownerId === ME)
      : history.outlook.living()
  const id = pick(ids, which)?.id
  const name = groupNames[group] ?? 'title'
  // What only goes one way is not edited where it cannot go.
  const oneWay = name === 'place' && (side === 'outlook' || value.startsWith(poison.outlook))
  if (id === undefined || oneWay) return
  if (name === history.mappedOut && side === 'outlook') return
  if (side === 'crm') history.crm.edit(id, { [name]: value }, 'ui')
  else history.outlook.edit(id, { [name]: value })
  // What the mapping leaves out is no reason to keep a record that was deleted elsewhere.
  const at = name === history.mappedOut ? 0 : history.ledger.tick()
  history.ledger.storyOf(side, id)?.edits.push({ at, side, group: name, value })
}

/** Half of everything: what a brake is for. */
function deleteMany(history: History, { do: name, which }: { do: string; which: number }): void {
  const inCrm = name === 'crm-delete-many'
  const count = inCrm ? history.crm.records.size : history.outlook.living().length
  const one = { do: inCrm ? ('crm-delete' as const) : ('outlook-delete' as const), which }
  for (let n = 0; n < Math.ceil(count / 2); n++) act(history, one)
}

function crmAct(history: History, command: Which): void {
  const { crm, ledger } = history
  const all = [...crm.records.values()]
  const mine =
    command.do === 'crm-take-back'
      ? all.filter(({ ownerId }) => ownerId !== ME)
      : all.filter(({ ownerId }) => ownerId === ME)
  const id = pick(mine, command.which)?.id
  if (id === undefined) return
  const story = ledger.storyOf('crm', id)
  switch (command.do) {
    case 'crm-delete':
      if (story !== undefined) erase(ledger, story, 'crm')
      return crm.remove(id)
    case 'crm-give-away':
      if (story !== undefined) leave(story)
      return crm.give(id, 'noah')
    case 'crm-take-back':
      return crm.give(id, ME)
    default:
      return crm.edit(id, {}, 'mass-update')
  }
}

/** What was typed in Outlook and not synced before the record left is gone with it (stated in product.md CAL-3). */
function leave(story: Story): void {
  story.left = true
  giveUp(story, 'outlook')
}

function outlookAct(history: History, command: Which): void {
  const { outlook, ledger } = history
  const leaves = command.do === 'outlook-delete' || command.do === 'outlook-move'
  if (leaves && history.store.stream(history.stream).outlookCursor === null) history.mayMiss = true
  const back = command.do === 'outlook-move-back'
  if (back && outlook.container === null) return
  const item = pick(back ? outlook.elsewhere() : outlook.living(), command.which)
  if (item === undefined) return
  switch (command.do) {
    case 'outlook-delete': {
      const story = ledger.storyOf('outlook', item.id)
      if (story !== undefined) erase(ledger, story, 'outlook')
      return outlook.remove(item.id)
    }
    case 'outlook-move':
      return outlook.move(item.id, 'other')
    case 'outlook-move-back':
      return outlook.move(item.id, 'ours')
    case 'outlook-copy':
      return copy(history, item.id)
    default:
      return outlook.touch(item.id)
  }
}

/** Who deletes a record gives up what he typed into it on that side. */
function erase(ledger: Ledger, story: Story, side: Side): void {
  story.erasedAt = ledger.tick()
  story.deleted[side].push(story.erasedAt)
  giveUp(story, side)
}

function copy(history: History, id: string): void {
  const { outlook, ledger } = history
  const item = outlook.items.get(id)
  if (item === undefined) return
  const story = ledger.born()
  const made = outlook.add(item.fields, item.marker)
  ledger.outlookUid.set(made, story.uid)
}
