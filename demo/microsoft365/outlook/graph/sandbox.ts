/**
 * @module
 * What the page asks of the sandbox itself and not of Graph: who there is, what was mailed, the drag of
 * an event to another calendar (Graph has no call for it, graph-contract §2.2), and news of changes.
 */
import { exchange } from './client.ts'
import type { Result } from './problem.ts'
import type { Mail, SandboxPerson } from './shapes.ts'

export const people = (): Promise<Result<SandboxPerson[]>> =>
  exchange({ method: 'GET', path: '/sandbox/people' })

export const mailOf = (user: string): Promise<Result<Mail[]>> =>
  exchange({ method: 'GET', path: `/sandbox/mail?to=${encodeURIComponent(user)}` })

export const moveEvent = (user: string, id: string, calendar: string): Promise<Result<unknown>> =>
  exchange({
    method: 'POST',
    path: '/sandbox/outlook/move-event',
    body: { user, id, calendar },
  })

export type News = 'event' | 'contact' | 'calendar' | 'contactFolder'

/** Calls `changed` for each burst of changes, and `opened` whenever the line is (again) open. */
export function watchMailbox(
  user: string,
  on: { changed(entities: readonly News[]): void; opened(): void; lost(): void },
): void {
  const source = new EventSource(`/sandbox/live?user=${encodeURIComponent(user)}`)
  source.addEventListener('open', on.opened)
  source.addEventListener('error', () => {
    on.lost()
    if (source.readyState !== EventSource.CLOSED) return
    // A refused call is not repeated by the browser.
    setTimeout(() => watchMailbox(user, on), 3000)
  })
  source.addEventListener('change', ({ data }: MessageEvent<string>) => {
    on.changed((JSON.parse(data) as { entities: News[] }).entities)
  })
}
