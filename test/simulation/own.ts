/**
 * @module
 * Items that are the person's own with our mark still on them: copies, and what was taken out of our calendar
 * before it went (CAL-6). Where the record that the mark names has no item any more, the mark is all there is to go
 * by, and the pairing it makes is right (engine.md §4.4, UNKNOWN ITEM); beside the original it would make twins.
 *
 * Does not own: the stories (ledger.ts).
 */
import type { History } from './history.ts'

/** Called when the stream is off: what it was tied to is forgotten. */
export function letGo({ ledger, outlook }: History): void {
  for (const { id, marker } of outlook.elsewhere()) if (marker !== undefined) ledger.own.add(id)
}

/** What the mark paired again is one record from here on, with all that was typed into either. */
export function pairedAgain({ ledger, store, stream }: History): void {
  for (const id of ledger.own) {
    const crmId = store.linkByOutlook(stream, id)?.crmId
    const story = crmId === undefined ? undefined : ledger.storyOf('crm', crmId)
    if (story === undefined) continue
    ledger.own.delete(id)
    const before = ledger.storyOf('outlook', id)
    if (before === undefined || before === story) continue
    ledger.outlookUid.set(id, story.uid)
    story.edits = [...story.edits, ...before.edits].toSorted((a, b) => a.at - b.at)
    before.edits = []
  }
}

/** With the store lost nobody could tell a copy from its original: the mark of copies is taken off. */
export function unmarkCopies({ ledger, outlook }: History): void {
  for (const item of outlook.items.values()) {
    const crmId = decodeURIComponent(item.marker?.split('|')[0] ?? '')
    if (ledger.crmUid.get(crmId) !== ledger.outlookUid.get(item.id)) item.marker = undefined
  }
}
