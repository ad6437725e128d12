/**
 * @module
 * Lives of streams of several sizes, each in a Durable Object of its own: real engine, real tables, workerd.
 *
 * Does not own: what such a life is (worker/lived-costs.ts), what may be spent (bars.ts).
 */
import { Miniflare, convertV4MiniflareOptions } from 'miniflare'
import type { Stream } from '../../edge/domain/record.ts'
import type { LivedCosts } from './spent.ts'
import { bundledWorker } from '../support/bundled-worker.ts'

export type Life = { readonly stream: Stream; readonly records: number }
export type LivedLife = LivedCosts & Life

export async function measureLives(root: string, lives: readonly Life[]): Promise<LivedLife[]> {
  const contents = bundledWorker(root, 'test/bench/worker/engine-worker.ts')
  const lived: LivedLife[] = []
  for (const life of lives) lived.push({ ...(await live(contents, life)), ...life })
  return lived
}

/** A process each: none is measured in what another left behind. */
async function live(contents: string, { stream, records }: Life): Promise<LivedCosts> {
  const options = convertV4MiniflareOptions({
    name: 'engine',
    modules: [{ type: 'ESModule', path: 'index.mjs', contents }],
    compatibilityDate: '2026-08-01',
    compatibilityFlags: ['nodejs_compat'],
    durableObjects: { WORLD: { className: 'WorldObject', useSQLite: true } },
  })
  const platform = new Miniflare(options)
  try {
    const answer = await platform.dispatchFetch(
      `http://bench.test/?stream=${stream}&records=${records}`,
    )
    if (!answer.ok) throw new Error(`${stream} of ${records}: ${await answer.text()}`)
    return (await answer.json()) as LivedCosts
  } finally {
    await platform.dispose()
  }
}
