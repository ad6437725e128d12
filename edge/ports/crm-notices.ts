/**
 * @module
 * Notices to the team behind a CRM that cannot do something by itself. Implemented by adapters/crm-notice.ts
 * (sending) and objects/org/notice-store.ts (the queue).
 */
export type CrmNotice = {
  /** The same for every try, so that a receiver takes it once. */
  readonly id: string
  /** JSON text, as signed. */
  readonly body: string
}

/** `gone`: the receiver wants no more notices (410). */
export type NoticeOutcome = 'taken' | 'gone' | 'failed'

export type SendNotice = (notice: CrmNotice, at: number) => Promise<NoticeOutcome>

export type QueuedNotice = CrmNotice & { readonly attempts: number; readonly dueAt: number }

export interface NoticeQueue {
  /** Once for each id, however often it is asked. */
  add(notice: QueuedNotice): void
  due(now: number, limit: number): readonly QueuedNotice[]
  retry(id: string, attempts: number, dueAt: number): void
  /** Its id stays known. */
  end(id: string): void
  nextAt(): number | null
}
