/**
 * @module
 * Alarms: when an object wants to be woken, and for what. Named ones are implemented by objects/alarms.ts, the only
 * one of an object that has but one kind of work by objects/mailbox/wake-alarm.ts.
 */
export interface Alarms {
  /** Due at this epoch millisecond, whatever it was before. */
  set(name: string, dueAt: number): Promise<void>
  /** Due at this time or earlier: a standing earlier one stays. */
  sooner(name: string, dueAt: number): Promise<void>
  clear(name: string): Promise<void>
  at(name: string): number | null
  /** The earliest of all. */
  next(): number | null
  /**
   * First thing in an alarm handler: the names that are due. Each is moved to `now + graceMs` before
   * this answers, so that a crash of what follows is tried again; the handler then calls `settle`.
   */
  ring(now: number, graceMs: number): Promise<readonly string[]>
  /** The work of one that rang is done; again at `dueAt` (null: never), unless it was set anew meanwhile. */
  settle(name: string, dueAt: number | null): Promise<void>
}

export interface WakeAlarm {
  /** Due at this time, or earlier. */
  soon(dueAt: number): Promise<void>
  /** First thing in an alarm handler. @param isAgain an earlier try threw or died */
  ring(isAgain: boolean): Promise<void>
  /** The work is done; again at `next` (null: never), unless somebody asked for less meanwhile. */
  done(next: number | null): Promise<void>
}
