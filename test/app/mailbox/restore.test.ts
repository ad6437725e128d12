/**
 * @module
 * Taking the value that lost a conflict after all.
 */
import { describe, expect, it } from 'vitest'
import type { SyncContext } from '../../../edge/app/mailbox/context.ts'
import { restoreConflict } from '../../../edge/app/mailbox/restore.ts'
import { ok } from '../../../edge/domain/result.ts'
import type { CrmWrite } from '../../../edge/ports/crm.ts'
import type { OutlookWrite } from '../../../edge/ports/outlook.ts'
import { sampleMap } from '../../simulation/sample-map.ts'
import { inPhase, linked, openDesk } from './desk.ts'

function scene(loser: 'crm' | 'outlook', answers: { stale?: boolean } = {}) {
  const desk = openDesk()
  const crmWrites: CrmWrite[] = []
  const outlookWrites: OutlookWrite[] = []
  inPhase(desk, 'calendar', 'live')
  linked(desk, 'calendar', 'c1', 'o1')
  desk.store.log('calendar', desk.now, [
    {
      kind: 'conflict',
      side: loser,
      crmId: 'c1',
      outlookId: 'o1',
      label: 'Lunch',
      fields: ['tag'],
      code: `${loser}-lost`,
      detail: JSON.stringify('the lost value'),
    },
  ])
  const record = { id: 'c1', version: '7', fields: {}, ownerId: 'marcus' }
  const item = { id: 'o1', version: 'e7', fields: {}, untouched: false }
  const stale = { kind: 'failed', failure: { kind: 'stale', detail: '' } }
  const context = {
    ...desk,
    kind: () => ({ map: sampleMap }),
    crm: {
      read: () => Promise.resolve(ok(new Map([['c1', { kind: 'present', record }]]))),
      write: (_stream: string, writes: CrmWrite[]) => {
        crmWrites.push(...writes)
        return Promise.resolve([answers.stale ? stale : { kind: 'written', record, existed: true }])
      },
    },
    outlook: {
      read: () => Promise.resolve(ok(new Map([['o1', { kind: 'present', item }]]))),
      write: (_stream: string, _box: string, writes: OutlookWrite[]) => {
        outlookWrites.push(...writes)
        return Promise.resolve([{ kind: 'written', item, replayed: false }])
      },
    },
  } as unknown as SyncContext
  const [entry] = desk.store.activity('calendar', { before: null, limit: 1 }).entries
  return { desk, context, crmWrites, outlookWrites, id: entry?.id ?? '' }
}

describe('SYN-1 E13 restoring what lost a conflict', () => {
  it('writes what Outlook lost into the CRM, with the version just read', async () => {
    const { context, crmWrites, outlookWrites, id, desk } = scene('outlook')
    expect(await restoreConflict(context, 'calendar', id)).toMatchObject({ ok: true })
    expect(crmWrites).toMatchObject([
      { action: 'update', id: 'c1', version: '7', fields: { tag: 'the lost value' } },
    ])
    expect(outlookWrites).toEqual([])
    expect(desk.store.looks('calendar', 9)).toMatchObject([{ side: 'crm', id: 'c1', both: true }])
  })

  it('writes what the CRM lost into Outlook', async () => {
    const { context, outlookWrites, id } = scene('crm')
    await restoreConflict(context, 'calendar', id)
    expect(outlookWrites).toMatchObject([
      { action: 'update', id: 'o1', version: 'e7', fields: { tag: 'the lost value' } },
    ])
  })

  it('says so when the record changed this very moment, and marks nothing', async () => {
    const { context, id, desk } = scene('outlook', { stale: true })
    const answer = await restoreConflict(context, 'calendar', id)
    expect(answer).toMatchObject({ ok: false, failure: { code: 'version-conflict' } })
    expect(desk.store.countLooks('calendar')).toBe(0)
  })

  it('knows only conflicts of this stream, of records still linked', async () => {
    const { context, id, desk } = scene('outlook')
    expect(await restoreConflict(context, 'contacts', id)).toMatchObject({
      failure: { code: 'not-found' },
    })
    expect(await restoreConflict(context, 'calendar', '99.0')).toMatchObject({
      failure: { code: 'not-found' },
    })
    desk.store.dropLink('calendar', 'c1')
    expect(await restoreConflict(context, 'calendar', id)).toMatchObject({
      failure: { code: 'wrong-state' },
    })
  })
})
