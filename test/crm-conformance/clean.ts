/**
 * @module
 * Leaves the backend as it was found: deletes what this run made, also what only the feed tells of.
 *
 * Does not own: anything else's deletion. A record nobody noted is deleted only where it carries the run's mark.
 */
import type { Bench, Made } from './bench.ts'
import { call, read, referencePath, remove } from './bench.ts'
import { cursorOf, idOf, isSuccess, itemsOf, textOf, valueOf } from './check.ts'

const MAX_FEED_PAGES = 5
const MAX_LOOKS = 60

/** What is left although it was tried. */
export async function clean(bench: Bench, since: string): Promise<readonly string[]> {
  bench.backend.release()
  const left: string[] = []
  for (const id of bench.made.hooks.splice(0)) {
    const { status } = await call(bench, 'DELETE', `/webhook-endpoints/${encodeURIComponent(id)}`)
    if (!isGone(status)) left.push(`webhook endpoint ${id}`)
  }
  await lookUp(bench)
  await sweep(bench, since)
  for (const { type, id } of bench.made.records) {
    const { status } = await remove(bench, type, id)
    if (!isGone(status)) left.push(`${type} ${id}`)
  }
  return left
}

const isGone = (status: number): boolean =>
  (status >= 200 && status < 300) || status === 404 || status === 410

/** References whose answer never came may have become records all the same. */
async function lookUp({ made, ...rest }: Bench): Promise<void> {
  const bench = { made, ...rest }
  const known = new Set(made.records.map(({ id }) => id))
  const unanswered = made.references.length > made.records.length ? made.references : []
  for (const { type, id } of unanswered) {
    const answer = await call(bench, 'GET', referencePath(type, id))
    if (isSuccess(answer) && !known.has(idOf(answer))) keep(bench, { type, id: idOf(answer) })
  }
}

/** Records of ours that no answer named: seen in the feed, known by the mark. */
async function sweep(bench: Bench, since: string): Promise<void> {
  let cursor = since
  let looks = 0
  for (let page = 0; page < MAX_FEED_PAGES && cursor !== ''; page++) {
    const query = new URLSearchParams({ types: 'contact,event', cursor, limit: '200' })
    const answer = await call(bench, 'GET', `/changes?${query.toString()}`)
    if (!isSuccess(answer)) return
    for (const entry of itemsOf(answer)) {
      const id = textOf(entry['id'])
      const { type, op } = entry
      if ((type !== 'contact' && type !== 'event') || op !== 'upsert' || id === '') continue
      if (isKnown(bench, { type, id }) || looks >= MAX_LOOKS) continue
      looks++
      const record = await read(bench, type, id)
      if (isSuccess(record) && JSON.stringify(record.json).includes(bench.mark))
        keep(bench, { type, id })
    }
    cursor = valueOf(answer, 'hasMore') === true ? cursorOf(answer) : ''
  }
}

const isKnown = ({ made }: Bench, { type, id }: Made): boolean =>
  made.records.some((one) => one.type === type && one.id === id)

function keep(bench: Bench, record: Made): void {
  if (record.id !== '' && !isKnown(bench, record)) bench.made.records.push(record)
}
