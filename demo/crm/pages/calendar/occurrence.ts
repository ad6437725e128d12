/**
 * @module
 * One event on one day, as a card.
 */
import { h } from '../ui/dom.ts'
import { timeOf } from './days.ts'

export type Occurrence = {
  id: string
  occurrence: string | null
  title: string
  start: string
  end: string
  startsAt: string
  endsAt: string
  allDay: boolean
  timeZone: string
  location: string | null
  ownerId: string | null
  origin: string
  series: boolean
  changed: boolean
}

export function occurrenceCard(item: Occurrence, zone: string, open: () => void): HTMLElement {
  const time = item.allDay
    ? 'All day'
    : `${timeOf(item.startsAt, zone)}–${timeOf(item.endsAt, zone)}`
  const there = !item.allDay && item.timeZone !== zone
  const place = item.timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''
  return h(
    'button',
    {
      type: 'button',
      class: item.allDay ? 'event whole' : 'event',
      'data-id': item.id,
      onclick: open,
    },
    h('span', { class: 'time' }, time),
    h('strong', {}, item.title),
    item.location !== null && h('small', {}, item.location),
    there && h('small', {}, `${item.start.slice(11, 16)} in ${place}`),
    (item.series || item.origin === 'import') &&
      h(
        'small',
        {},
        item.series && h('span', { class: 'tag' }, item.changed ? 'changed' : 'series'),
        item.origin === 'import' && h('span', { class: 'tag import' }, 'import'),
      ),
  )
}
