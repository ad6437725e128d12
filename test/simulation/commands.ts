/**
 * @module
 * Carries out what a history says: what people do on both sides, what Microsoft does, slices of the engine.
 */
import type { Fields, Side } from '../../edge/domain/record.ts'
import type { Act, Command } from './act.ts'
import type { History } from './history.ts'
import { giveUp } from './ledger.ts'
import type { Ledger, Story } from './ledger.ts'
import { forgetOutlook, pairedAgain } from './own.ts'
import { groupNames, isPoison, placeNames, poison } from './sample-map.ts'

export async function perform(history: History, command: Command): Promise<void> {
  if (command.do === 'colleague') {
    if (history.colleague !== null) await perform(history.colleague, command.command)
    return
  }
  if (command.do === 'slice') {
    const { after } = command
    // Who switched off, or lost the calendar, switches on again: an idle history proves nothing.
    if (history.store.stream(history.stream).phase === 'off') {
      if (history.store.connection()?.state !== 'connected') history.connect()
      history.switch(true)
    }
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

/** What they did to every record at once: nobody knows any more what both sides agreed on. */
const upsetting: ReadonlySet<string> = new Set([
  ...['lose-store', 'remap', 'outlook-delete-container', 'sign-out', 'revoke-consent', 'connect'],
  ...['switch', 'decide'],
])

const upset = (story: Story | undefined): void => {
  if (story !== undefined) story.isOnlyTyped = false
}

/** One thing a person, or Microsoft, does. */
export function act(history: History, command: Act): void {
  for (const one of history.everybody) pairedAgain(one)
  if (upsetting.has(command.do)) history.ledger.stories.forEach(upset)
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
    case 'crm-undo':
    case 'outlook-undo':
      return undo(history, command.do === 'crm-undo' ? 'crm' : 'outlook', command)
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
      return forgetOutlook(history, 'container-gone')
    case 'expire-delta':
      return history.outlook.expireDelta()
    case 'sign-out':
      return history.outlook.shut({ kind: 'sign-in', detail: 'revoked' })
    case 'revoke-consent':
      return history.outlook.shut({ kind: 'consent', admin: false, detail: 'taken back' })
    case 'expire-token':
      return history.signIn.expire(command.how)
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
  items.length === 0 ? undefined : which < 0 ? items.at(which) : items[which % items.length]

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
  const id = history.crm.add(
    values(history, story, 'crm'),
    imported ? 'import' : 'manual',
    undefined,
    history.me,
  )
  history.ledger.crmUid.set(id, story.uid)
}

function createInOutlook(history: History): void {
  if (history.outlook.container === null) return
  const story = history.ledger.born()
  const id = history.outlook.add(values(history, story, 'outlook'))
  history.ledger.outlookUid.set(id, story.uid)
}

type Place = { readonly which: number; readonly group: number }

function edit(history: History, side: Side, { which, group }: Place, value: string): void {
  const id = idAt(history, side, which)
  const name = placeNames[group] ?? 'title'
  // What only goes one way is not edited where it cannot go.
  const oneWay = name === 'place' && (side === 'outlook' || value.startsWith(poison.outlook))
  if (id === undefined || oneWay) return
  if (name === history.mappedOut && side === 'outlook') return
  if (isPoison('crm', value) || isPoison('outlook', value)) upset(history.ledger.storyOf(side, id))
  const before = valueAt(history, side, id, name)
  put(history, side, id, { [name]: value })
  // What the mapping leaves out is no reason to keep a record that was deleted elsewhere.
  const at = name === history.mappedOut ? 0 : history.ledger.tick()
  history.ledger.storyOf(side, id)?.edits.push({ at, side, group: name, value, before })
}

/** Takes an edit back that still stands: what was there before is again, and nobody holds to what was typed. */
function undo(history: History, side: Side, { which, group }: Place): void {
  const id = idAt(history, side, which) ?? ''
  const name = placeNames[group] ?? 'title'
  const story = history.ledger.storyOf(side, id)
  const undone = story?.edits.findLast((one) => one.group === name && one.side === side)
  if (story === undefined || typeof undone?.before !== 'string') return
  if (valueAt(history, side, id, name) !== undone.value) return
  put(history, side, id, { [name]: undone.before })
  story.edits = story.edits.filter((one) => one !== undone)
}

function idAt(history: History, side: Side, which: number): string | undefined {
  const mine = [...history.crm.records.values()].filter(({ ownerId }) => ownerId === history.me)
  return pick<{ readonly id: string }>(side === 'crm' ? mine : history.outlook.living(), which)?.id
}

const valueAt = ({ crm, outlook }: History, side: Side, id: string, name: string) =>
  (side === 'crm' ? crm.records : outlook.items).get(id)?.fields[name]

function put({ crm, outlook }: History, side: Side, id: string, fields: Fields): void {
  if (side === 'crm') crm.edit(id, fields, 'ui')
  else outlook.edit(id, fields)
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
      ? all.filter(({ ownerId }) => ownerId !== history.me)
      : all.filter(({ ownerId }) => ownerId === history.me)
  const id = pick(mine, command.which)?.id
  if (id === undefined) return
  const story = ledger.storyOf('crm', id)
  if (command.do !== 'crm-mass-update') upset(story)
  switch (command.do) {
    case 'crm-delete':
      if (story !== undefined) erase(ledger, story, 'crm')
      return crm.remove(id)
    case 'crm-give-away':
      if (story !== undefined) leave(story)
      return crm.give(id, history.other)
    case 'crm-take-back':
      // The colleague loses what he typed and did not sync, like anybody whose record goes.
      if (story !== undefined && history.everybody.length > 1) leave(story)
      return crm.give(id, history.me)
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
  if (command.do !== 'outlook-touch') upset(ledger.storyOf('outlook', item.id))
  switch (command.do) {
    case 'outlook-delete': {
      const story = ledger.storyOf('outlook', item.id)
      if (story !== undefined) ledger.deletedItem.set(erase(ledger, story, 'outlook'), item.id)
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

/** Who deletes a record gives up what he typed into it on that side. Says when. */
function erase(ledger: Ledger, story: Story, side: Side): number {
  story.erasedAt = ledger.tick()
  story.deleted[side].push(story.erasedAt)
  giveUp(story, side)
  return story.erasedAt
}

function copy(history: History, id: string): void {
  const { outlook, ledger } = history
  const item = outlook.items.get(id)
  if (item === undefined) return
  const story = ledger.born()
  // While nothing is known of the original, nobody could tell the two apart.
  const { store, stream } = history
  const sent = store.flights(stream).flatMap(({ operations }) => operations)
  const isInDoubt = sent.some(({ key }) => key === item.marker)
  const isBlind = store.linkByOutlook(stream, id) === null && !isInDoubt
  const made = outlook.add(item.fields, isBlind ? undefined : item.marker)
  ledger.outlookUid.set(made, story.uid)
  ledger.own.add(made)
}
