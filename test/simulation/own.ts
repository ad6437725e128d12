/**
 * @module
 * Items that are the person's own with our mark still on them: copies, and what was taken out of our calendar
 * before it went (CAL-6). Where the record that the mark names has no item any more, the mark is all there is to go
 * by, and the pairing it makes is right (engine.md §4.4, UNKNOWN ITEM); beside the original it would make twins.
 *
 * Does not own: the stories (ledger.ts).
 */
import type { History } from './history.ts'
import { giveUp } from './ledger.ts'

/** Called when the stream is off: what it was tied to is forgotten. */
export function letGo({ ledger, outlook }: History): void {
  for (const { id, marker } of outlook.elsewhere()) if (marker !== undefined) ledger.own.add(id)
}

/** What the mark paired again is one record from here on, with all that was typed into the item. */
export function pairedAgain(history: History): void {
  const { ledger, store, stream } = history
  for (const id of ledger.own) {
    const crmId = store.linkByOutlook(stream, id)?.crmId
    const story = crmId === undefined ? undefined : ledger.storyOf('crm', crmId)
    if (story === undefined || crmId === undefined) continue
    const before = ledger.storyOf('outlook', id)
    if (before === undefined || before === story) continue
    leaveElsewhere(history, story.uid, crmId)
    ledger.outlookUid.set(id, story.uid)
    const typedInto = before.edits.filter(({ side }) => side === 'outlook')
    story.edits = [...story.edits, ...typedInto].toSorted((a, b) => a.at - b.at)
    giveUp(before, 'outlook')
  }
}

/** What was taken out of our calendar and is no longer linked (switched off since) is the person's own. */
export function leaveElsewhere(history: History, uid: string, crmId: string): void {
  const { ledger, outlook, store, stream } = history
  for (const { id } of outlook.elsewhere()) {
    const own = ledger.outlookUid.get(id) === uid
    if (!own || store.linkByCrm(stream, crmId)?.outlookId === id) continue
    ledger.outlookUid.set(id, ledger.born().uid)
    ledger.own.add(id)
    // What was typed into it is still in it.
    const story = ledger.stories.get(uid)
    if (story !== undefined) giveUp(story, 'outlook')
  }
}

/** With the store lost, or forgotten while Microsoft let nobody in, nobody could tell a copy from its original: the mark of copies is taken off. */
export function unmarkCopies({ ledger, outlook }: History): void {
  for (const item of outlook.items.values()) {
    const crmId = decodeURIComponent(item.marker?.split('|')[0] ?? '')
    if (ledger.crmUid.get(crmId) !== ledger.outlookUid.get(item.id)) item.marker = undefined
  }
}

/** What was done in Outlook and not carried over goes with the calendar; what was sent already is on its way. */
export function forgetOutlook(
  { store, stream, ledger, outlook }: History,
  why: 'switched-off' | 'container-gone',
): void {
  const operations = store.flights(stream).flatMap((flight) => flight.operations)
  const sent = operations.filter((one) => one.action === 'delete').map((one) => one.crmId ?? '')
  // Heard before the calendar went, it may still be carried over; who switches off ends that (CAL-6).
  const heard = why === 'container-gone' ? store.doomed(stream, 1000) : []
  const ids = [...sent, ...heard.map(({ crmId }) => crmId)]
  const kept = ids.flatMap((id) => ledger.storyOf('crm', id) ?? [])
  const times = kept.map((story) => ({ story, deleted: [...story.deleted.outlook] }))
  ledger.forgetOutlookEdits((id) => outlook.isOf(id))
  for (const { story, deleted } of times) story.deleted.outlook.push(...deleted)
}
