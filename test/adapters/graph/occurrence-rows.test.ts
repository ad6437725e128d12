/**
 * @module
 * F23: what the feed says of a single occurrence is said of its series, in whatever order it comes.
 */
import { expect, it } from 'vitest'
import { value } from '../../contracts/outlook-stage.ts'
import { scriptedGraph, scriptedOrigin } from './scripted-graph.ts'

const at = (dateTime: string) => ({ dateTime, timeZone: 'UTC' })
const exception = {
  ...{ id: 'x1', type: 'exception', seriesMasterId: 'm1', subject: 'Moved', isAllDay: false },
  ...{ start: at('2026-12-03T10:00:00'), end: at('2026-12-03T11:00:00') },
  ...{ originalStart: '2026-12-02T10:00:00Z', body: { contentType: 'text', content: '' } },
}
const master = { id: 'm1', type: 'seriesMaster', subject: 'Daily' }

/** A mailbox whose feed has these rows, page after page. */
const telling = (...pages: readonly (readonly object[])[]) =>
  scriptedGraph(async ({ url }) => {
    const index = Number(new URL(url).searchParams.get('page') ?? 0)
    const link = index + 1 < pages.length ? '@odata.nextLink' : '@odata.deltaLink'
    const next = `${scriptedOrigin}/v1.0/me/calendars/c/calendarView/delta?page=${index + 1}`
    return Response.json({ value: pages[index] ?? [], [link]: next })
  }, Date.parse('2026-11-01T00:00:00Z'))

it.each([
  ['an exception alone', [[exception]]],
  ['the exception before its master', [[exception], [master]]],
  ['the master before it', [[master, exception]]],
])('F23 %s: the series is looked at, no record is made of the occurrence', async (_, pages) => {
  const port = telling(...pages)
  const seen: unknown[] = []
  let cursor: string | null = null
  for (;;) {
    const page: { rows: readonly unknown[]; cursor: string; complete: boolean } = await value(
      port.changes('calendar', 'c', cursor),
    )
    seen.push(...page.rows)
    cursor = page.cursor
    if (page.complete) break
  }
  expect(new Set(seen.map((row) => JSON.stringify(row)))).toEqual(
    new Set([JSON.stringify({ kind: 'look', id: 'm1' })]),
  )
})
