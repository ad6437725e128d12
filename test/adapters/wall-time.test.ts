/**
 * @module
 * Wall clock and instant against Temporal; zone names of Outlook.
 */
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, it } from 'vitest'
import { toIana, toWindows } from '../../edge/adapters/graph/zones.ts'
import { instantOf, isZone, wallAt } from '../../edge/adapters/wall-time.ts'

const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
  'Australia/Lord_Howe',
]

describe('wall time', () => {
  it('agrees with Temporal at every instant', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2040, 0) }),
        (zone, at) => {
          const instant = Math.floor(at / 1000) * 1000
          const wall = wallAt(instant, zone)
          const expected = Temporal.Instant.fromEpochMilliseconds(instant)
            .toZonedDateTimeISO(zone)
            .toPlainDateTime()
          expect(wall).toBe(expected.toString({ smallestUnit: 'second' }))
          const back = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone)
          expect(instantOf(wall, zone)).toBe(back.epochMilliseconds)
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('takes the first of a time that comes twice, and steps over a gap (RFC 5545)', () => {
    expect(instantOf('2026-10-25T02:30:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 9, 25, 0, 30))
    expect(instantOf('2026-03-29T02:30:00', 'Europe/Berlin')).toBe(Date.UTC(2026, 2, 29, 1, 30))
    expect(wallAt(Date.UTC(2026, 2, 29, 1, 30), 'Europe/Berlin')).toBe('2026-03-29T03:30:00')
  })

  it('knows zones from names that are none', () => {
    expect(isZone('Europe/Berlin')).toBe(true)
    for (const name of ['', 'Mars/Olympus', 'W. Europe Standard Time', '../etc'])
      expect(isZone(name)).toBe(false)
  })
})

describe('zone names of Outlook', () => {
  it('go there and come back', () => {
    for (const zone of [
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Africa/Casablanca',
    ]) {
      const windows = toWindows(zone)
      expect(windows).not.toBeNull()
      expect(isZone(toIana(windows ?? '') ?? '')).toBe(true)
      expect(toWindows(toIana(windows ?? '') ?? '')).toBe(windows)
    }
    expect(toWindows('Europe/Rome')).toBe(toWindows('Europe/Berlin'))
  })

  it('that nobody can resolve are said to be so', () => {
    for (const name of ['tzone://Microsoft/Custom', '', 'Customized Time Zone'])
      expect(toIana(name)).toBeNull()
    expect(toIana('Europe/Vienna')).toBe('Europe/Vienna')
    expect(toIana('tzone://Microsoft/Utc')).toBe('UTC')
  })
})
