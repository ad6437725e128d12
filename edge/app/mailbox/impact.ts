/**
 * @module
 * Dry run (SYN-7): what a first sync would create and what switching off would remove. Nothing is written.
 */
import type { Impact } from '../../contract/sync.ts'
import type { Stream } from '../../domain/record.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmListing } from '../../ports/crm.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { SyncContext } from './context.ts'
import { excluded } from './observe.ts'
import { refusalOf } from './refuse.ts'

/** A page shows the answer while a person waits: beyond this many pages the rest is estimated. */
const PAGES = 100

type Tally = { create: number; skipped: Record<string, number>; estimated: boolean }

export async function impact(
  context: SyncContext,
  stream: Stream,
): Promise<Result<Impact, Refusal>> {
  const off = context.store.stream(stream).phase === 'off'
  const tally: Tally = { create: 0, skipped: {}, estimated: false }
  if (off) {
    for (const listing of listings(stream, context.clock.now())) {
      const failure = await count(context, stream, listing, tally)
      if (failure !== null) return { ok: false, failure }
    }
  }
  return ok({
    stream,
    enable: {
      createInOutlook: tally.create,
      createInCrm: 0,
      skipped: tally.skipped,
      mailsSent: 0,
      estimated: tally.estimated,
    },
    disable: {
      deleteInOutlook: context.store.countLinks(stream),
      deleteInCrm: 0,
      mailsSent: 0,
    },
  })
}

const listings = (stream: Stream, now: number): readonly CrmListing[] =>
  stream === 'contacts'
    ? [{ stream, which: 'all' }]
    : [
        { stream, which: 'future', now },
        { stream, which: 'past', now },
      ]

async function count(
  context: SyncContext,
  stream: Stream,
  listing: CrmListing,
  tally: Tally,
): Promise<Refusal | null> {
  const { cap } = context.kind(stream)
  let cursor: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const answer = await context.crm.list(context.member.member, listing, cursor)
    if (!answer.ok) return refusalOf(answer.failure)
    for (const record of answer.value.records) {
      const within = tally.create < cap ? null : 'over-cap'
      const reason = excluded(context, stream, record, null) ?? within
      if (reason === null) tally.create += 1
      else tally.skipped[reason] = (tally.skipped[reason] ?? 0) + 1
    }
    cursor = answer.value.cursor
    if (cursor === null) return null
  }
  tally.estimated = true
  return null
}
