/**
 * @module
 * The calendar: a week at a time as columns, or four weeks as a list; live.
 *
 * Owns: which span, which view, whose. Times are shown in the person's own zone.
 */
import { openImport } from '../contacts/import.ts'
import { call, problemText } from '../ui/api.ts'
import { byId, h } from '../ui/dom.ts'
import { onEveryChange } from '../ui/live.ts'
import { openFrame, say } from '../ui/shell.ts'
import { addDays, dayLabel, dayOf, mondayOf } from './days.ts'
import { openEvent } from './form.ts'
import type { Occurrence } from './occurrence.ts'
import { occurrenceCard } from './occurrence.ts'

const { people, me } = await openFrame()
const zone = me?.timeZone ?? 'UTC'
const narrow = matchMedia('(max-width: 50rem)')
const view = {
  monday: mondayOf(dayOf(new Date(), zone)),
  kind: narrow.matches ? 'list' : 'week',
  owner: me?.id ?? '',
}
const heading = h('h1', { 'aria-live': 'polite' })
const grid = h('div', { class: 'days' })
byId('calendar').append(toolbar(), grid)
await refresh()
onEveryChange(() => void refresh())

function toolbar(): HTMLElement {
  const go = (days: number) => () => show({ monday: addDays(view.monday, days) })
  const today = (): void => show({ monday: mondayOf(dayOf(new Date(), zone)) })
  const kind = h(
    'select',
    { 'aria-label': 'View' },
    h('option', { value: 'week', selected: view.kind === 'week' }, 'Week'),
    h('option', { value: 'list', selected: view.kind === 'list' }, 'List'),
  )
  kind.addEventListener('change', () => show({ kind: kind.value }))
  const owner = h(
    'select',
    { 'aria-label': 'Owner' },
    h('option', { value: me?.id ?? '' }, 'My events'),
    h('option', { value: '' }, 'Everyone'),
  )
  owner.addEventListener('change', () => show({ owner: owner.value }))
  const create = (): void => openEvent({ people, zone, day: view.monday, owner: me?.id ?? null })
  return h(
    'div',
    { class: 'toolbar' },
    heading,
    h('button', { type: 'button', 'aria-label': 'Week before', onclick: go(-7) }, '‹'),
    h('button', { type: 'button', onclick: today }, 'Today'),
    h('button', { type: 'button', 'aria-label': 'Week after', onclick: go(7) }, '›'),
    kind,
    owner,
    h('span', { class: 'gap' }),
    h('button', { type: 'button', onclick: () => openImport('event') }, 'Import CSV'),
    h('button', { type: 'button', class: 'primary', onclick: create }, 'New event'),
  )
}

function show(change: Partial<typeof view>): void {
  Object.assign(view, change)
  void refresh()
}

async function refresh(): Promise<void> {
  const length = view.kind === 'week' ? 7 : 28
  const days = Array.from({ length }, (_, index) => addDays(view.monday, index))
  // One day more on both sides: the span is asked in UTC, the days are the person's.
  const query = new URLSearchParams({
    from: `${addDays(view.monday, -1)}T00:00:00Z`,
    to: `${addDays(view.monday, length + 1)}T00:00:00Z`,
  })
  if (view.owner !== '') query.set('owner', view.owner)
  const reply = await call<{ items: Occurrence[] }>('GET', `/demo/api/calendar?${query.toString()}`)
  if (!reply.ok) return say(problemText(reply.problem), 'bad')
  heading.textContent = new Date(`${view.monday}T12:00:00Z`).toLocaleDateString('en', {
    month: 'long',
    year: 'numeric',
  })
  grid.className = `days ${view.kind}`
  grid.replaceChildren(...days.map((day) => dayColumn(day, reply.value.items)))
}

function dayColumn(day: string, items: Occurrence[]): HTMLElement {
  const here = items.filter((item) => isOn(item, day))
  const today = day === dayOf(new Date(), zone)
  return h(
    'section',
    { class: today ? 'day today' : 'day', 'data-empty': here.length === 0 },
    h('h2', {}, dayLabel(day), today && h('span', { class: 'tag' }, 'today')),
    h(
      'ul',
      {},
      ...here.map((item) =>
        h(
          'li',
          {},
          occurrenceCard(item, zone, () => void open(item)),
        ),
      ),
    ),
    here.length === 0 && h('p', { class: 'none' }, 'Nothing'),
  )
}

/** All-day events by their dates, others by the person's clock; an end at midnight is not the next day. */
function isOn(item: Occurrence, day: string): boolean {
  if (item.allDay) return item.start <= day && day < item.end
  const last = Math.max(Date.parse(item.startsAt), Date.parse(item.endsAt) - 1)
  return dayOf(new Date(item.startsAt), zone) <= day && day <= dayOf(new Date(last), zone)
}

async function open(item: Occurrence): Promise<void> {
  const path = `/demo/api/events/${encodeURIComponent(item.id)}`
  const reply = await call<Record<string, unknown> & { id: string; rev: string }>('GET', path)
  if (!reply.ok) return say(problemText(reply.problem), 'bad')
  openEvent({
    people,
    zone,
    day: view.monday,
    owner: me?.id ?? null,
    event: reply.value,
    occurrence: item,
  })
}
