/**
 * @module
 * What people did, record by record: the truth the engine is held to, kept outside the engine.
 */
import type { Json, Side } from '../../edge/domain/record.ts'

export type Edit = {
  readonly at: number
  readonly side: Side
  readonly group: string
  readonly value: string
  /** What stood there. */
  readonly before?: Json | undefined
}

export type Story = {
  readonly uid: string
  edits: Edit[]
  /** Times a person deleted it, per side. */
  readonly deleted: { crm: number[]; outlook: number[] }
  /** When a person last deleted it, whatever was taken back or switched off since. */
  erasedAt: number
  /** Left the member's scope at least once. */
  left: boolean
  /** Nothing but typing so far: what both sides agreed on was never forgotten, refused or taken away. */
  isOnlyTyped: boolean
}

export class Ledger {
  readonly stories = new Map<string, Story>()
  readonly crmUid = new Map<string, string>()
  readonly outlookUid = new Map<string, string>()
  readonly violations: string[] = []
  /** Items that are the person's own though our mark is on them (own.ts). */
  readonly own = new Set<string>()
  /** Of deletions in Outlook: which item was deleted. */
  readonly deletedItem = new Map<number, string>()
  #time = 0
  #next = 0

  tick(): number {
    this.#time += 1
    return this.#time
  }

  born(): Story {
    this.#next += 1
    const story: Story = {
      uid: `r${this.#next}`,
      edits: [],
      deleted: { crm: [], outlook: [] },
      erasedAt: 0,
      left: false,
      isOnlyTyped: true,
    }
    this.stories.set(story.uid, story)
    return story
  }

  storyOf(side: Side, id: string): Story | undefined {
    const uid = (side === 'crm' ? this.crmUid : this.outlookUid).get(id)
    return uid === undefined ? undefined : this.stories.get(uid)
  }

  violate(text: string): void {
    this.violations.push(text)
  }

  /** Edits made in Outlook and not synced go with the calendar when it is switched off (stated to the person). */
  forgetOutlookEdits(isTheirs: (item: string) => boolean): void {
    // Whose it was last: a record that changed hands had an item in either mailbox.
    const lastItems = new Map([...this.outlookUid].map(([item, uid]) => [uid, item]))
    for (const story of this.stories.values()) {
      const lastItem = lastItems.get(story.uid) ?? ''
      // What a colleague deleted in his own Outlook is still his to carry over.
      const isKept = (at: number): boolean => !isTheirs(this.deletedItem.get(at) ?? lastItem)
      const kept = story.deleted.outlook.filter(isKept)
      story.deleted.outlook.splice(0, Infinity, ...kept)
      if (isTheirs(lastItem)) giveUp(story, 'outlook')
    }
  }
}

/** What was typed on this side is no longer held against the engine, nor what it had been typed over. */
export function giveUp(story: Story, side: Side): void {
  const last = new Map(story.edits.map((edit) => [edit.group, edit]))
  story.edits = story.edits.filter(
    (edit) => edit.side !== side && last.get(edit.group)?.side !== side,
  )
}
