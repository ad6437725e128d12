/**
 * @module
 * Who switched a stream is remembered in the same way, wherever it is switched (INS-5, INS-6).
 */
import { describe, expect, it } from 'vitest'
import { throwSwitch } from '../../../edge/app/mailbox/throw-switch.ts'
import type { StreamState } from '../../../edge/ports/mailbox-store.ts'

const off = { phase: 'off', epoch: 4, ownOff: true, byOrganization: true } as StreamState
const live = { ...off, phase: 'live', ownOff: false, problem: { code: 'x' } } as StreamState

function thrown(state: StreamState, enabled: boolean, by: 'himself' | 'organization') {
  const saved: StreamState[] = []
  const changed = throwSwitch({ saveStream: (next) => void saved.push(next) }, state, enabled, by)
  return { changed, saved: saved[0] }
}

describe('a switch', () => {
  it('on by himself: his own "off" is over, and it is no longer his organization’s', () => {
    expect(thrown(off, true, 'himself')).toMatchObject({
      changed: true,
      saved: { epoch: 5, problem: null, retry: null, ownOff: false, byOrganization: false },
    })
  })

  it('off by himself is remembered; off by his organization is not his own', () => {
    expect(thrown(live, false, 'himself').saved).toMatchObject({ ownOff: true })
    expect(thrown(live, false, 'organization').saved).toMatchObject({
      ...{ ownOff: false, byOrganization: false, epoch: 5, problem: null },
    })
  })

  it('that stands so already changes nothing (A22)', () => {
    expect(thrown(live, true, 'himself')).toEqual({ changed: false, saved: undefined })
  })
})
