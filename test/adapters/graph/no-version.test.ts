/**
 * @module
 * An answer of Graph that names no version of what was written (C12): nothing is believed until it was read.
 */
import { describe, expect, it } from 'vitest'
import { create, event } from '../../contracts/outlook-stage.ts'
import { scriptedBatch } from './scripted-graph.ts'
import type { BatchItem } from './scripted-graph.ts'

/** A Graph that does what it is asked, and says a version only when it is read. */
function stage() {
  const answer = ({ id, method }: BatchItem) => {
    const row = { id: 'AAkA1', subject: 'Talk', changeKey: method === 'GET' ? 'k2' : undefined }
    return { id, status: method === 'POST' ? 201 : 200, headers: {}, body: row }
  }
  return scriptedBatch(answer)
}

describe('C12 an answer without a version', () => {
  it.each(['calendar', 'contacts'] as const)(
    'leaves the write in doubt, so that it is read or repeated under its key (%s)',
    async (stream) => {
      const port = stage()
      const fields = stream === 'calendar' ? { title: 'Talk' } : { 'name.first': 'Ada' }
      const update = { action: 'update', id: 'AAkA1', version: 'W/"k1"', fields } as const
      const made = { ...create(event('Talk')), fields }
      const doubt = { kind: 'failed', failure: { kind: 'unknown' } }
      expect(await port.write(stream, 'box', [update])).toMatchObject([doubt])
      expect(await port.write(stream, 'box', [made])).toMatchObject([doubt])
    },
  )

  it('the read that follows says it, and what is there', async () => {
    const looks = await stage().read('contacts', 'box', ['AAkA1'])
    expect(looks).toMatchObject({ ok: true })
    if (looks.ok) expect(looks.value.get('AAkA1')?.kind).not.toBe('gone')
  })
})
