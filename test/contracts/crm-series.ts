/**
 * @module
 * The series of a CRM behind `CrmPort`: part of its suite (crm-port.ts).
 */
import { expect, it } from 'vitest'
import type { Fields } from '../../edge/domain/record.ts'
import type { CrmRecord } from '../../edge/ports/crm.ts'
import type { CrmUnderTest } from './crm-stage.ts'
import { create, key, written } from './crm-stage.ts'

const at = (hour: string): Fields => ({
  title: 'Stand-up',
  time: {
    allDay: false,
    start: `2026-12-01T${hour}:00:00`,
    end: `2026-12-01T${hour}:15:00`,
    zone: 'Europe/Berlin',
    rule: 'FREQ=DAILY;UNTIL=20261231',
  },
  exceptions: {
    cancelled: [`2026-12-24T${hour}:00:00`],
    changed: [
      {
        original: `2026-12-02T${hour}:00:00`,
        title: 'Stand-up, long',
        start: '2026-12-02T10:00:00',
        end: '2026-12-02T11:00:00',
      },
    ],
  },
})
const series = at('09')

/** @param crm of the test that runs */
export function crmSeriesSuite(crm: () => CrmUnderTest): void {
  const make = async () =>
    written((await crm().port.write('calendar', [create(crm().owner, series)]))[0])
  const update = async ({ id, version }: CrmRecord, fields: Fields) => {
    const one = { action: 'update', id, version, fields, key: key() } as const
    return written((await crm().port.write('calendar', [one]))[0])
  }

  it('round-trips a series with its exceptions, and takes them back', async () => {
    const made = await make()
    expect(made.fields['time']).toEqual(series['time'])
    expect(made.fields['exceptions']).toEqual(series['exceptions'])
    const fewer = { cancelled: ['2026-12-31T09:00:00'], changed: [] }
    const changed = await update(made, { exceptions: fewer })
    expect(changed.fields['exceptions']).toEqual(fewer)
    const single = { ...(series['time'] as object), rule: null } as unknown as Fields['time']
    const ended = await update(changed, { time: single ?? null })
    expect(ended.fields).toMatchObject({ time: single, exceptions: null })
  })

  it('keeps the exceptions of a series under another name', async () => {
    const changed = await update(await make(), { title: 'Daily' })
    expect(changed.fields['title']).toBe('Daily')
    expect(changed.fields['exceptions']).toEqual(series['exceptions'])
  })

  it('takes the exceptions along when only the hour of a series changes (F11)', async () => {
    const moved = at('11')
    const changed = await update(await make(), { time: moved['time'] ?? null })
    expect(changed.fields['time']).toEqual(moved['time'])
    expect(changed.fields['exceptions']).toEqual(moved['exceptions'])
  })
}
