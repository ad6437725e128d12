/**
 * @module
 * Which records are being made on the other side with nobody knowing whether they are there yet.
 *
 * Such a create is repeated later with the same key (fly.ts), and the stream goes on meanwhile. Until then the
 * record is not planned anew, or it would be made twice; what carries the create's mark is not taken for
 * somebody's (engine.md §4.4, UNKNOWN ITEM).
 */
import type { Fields, Stream } from '../../domain/record.ts'
import type { Operation } from '../../domain/sync/link.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'

export type InDoubt = {
  /** When the record's create is repeated; null: nothing of it is in doubt. */
  readonly until: (one: {
    readonly crmId: string | null
    readonly outlookId: string | null
    /** What the item carries of ours in Outlook. */
    readonly marker?: string | undefined
    /** What the record carries of ours in the CRM. */
    readonly reference?: string | undefined
    /** Of an item that carries nothing of ours and that nobody touched: what it is called (L17). */
    readonly unmarked?: string | null | undefined
  }) => number | null
  /** Items on their way to Outlook that no link speaks of yet. */
  readonly creates: number
}

export function inDoubt(
  store: MailboxStore,
  stream: Stream,
  called: (outlook: Fields) => string | null = () => null,
): InDoubt {
  const waiting = store
    .flights(stream)
    .flatMap(({ dueAt, operations }) =>
      dueAt === undefined ? [] : operations.map((operation) => ({ dueAt, operation })),
    )
  return {
    creates: waiting.filter(({ operation }) => operation.side === 'outlook').length,
    until({ crmId, outlookId, marker, reference, unmarked = null }) {
      const found = waiting.find(
        ({ operation }) =>
          (crmId !== null && operation.crmId === crmId) ||
          (outlookId !== null && operation.outlookId === outlookId) ||
          operation.key === marker ||
          // A create can lose its mark on the way: who is called the same may be the one that is waited for.
          (isCreateInOutlook(operation) &&
            unmarked !== null &&
            called(operation.fields) === unmarked) ||
          (operation.side === 'crm' &&
            reference !== undefined &&
            (operation.reference ?? operation.outlookId) === reference),
      )
      return found?.dueAt ?? null
    },
  }
}

const isCreateInOutlook = ({ action, side }: Operation): boolean =>
  action === 'create' && side === 'outlook'
