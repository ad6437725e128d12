/**
 * @module
 * The one line under the label: the state in words, and for a live stream how prompt it is (SYN-4).
 */
import type { StreamStatus } from '../../edge/contract/sync.ts'
import { relativeTime, travelTime } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'
import type { ToggleView } from './toggle-state.ts'

export const statusLine = (t: Translate, locale: string, now: number, view: ToggleView): string => {
  const { state, status } = view
  if (state === 'setup') return t('setup.missing')
  if (state === 'loading') return t('loading')
  if (state !== 'live' || !status) return t(`state.${state}`)
  return `${t('state.live')} · ${liveLine(t, locale, now, status)}`
}

const liveLine = (
  t: Translate,
  locale: string,
  now: number,
  { lastSyncAt, lastTravelMs }: StreamStatus,
): string => {
  if (lastSyncAt === null) return t('live.waiting')
  const ago = relativeTime(locale, lastSyncAt, now)
  return lastTravelMs === null
    ? t('live.synced', { ago })
    : t('live.travelled', { time: travelTime(locale, lastTravelMs), ago })
}
