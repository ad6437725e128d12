/**
 * @module
 * The controls of the event form and their values.
 *
 * Owns: all-day switching, the repeat choices. A rule that is none of the choices is kept as text.
 */
import { field } from '../ui/dialog.ts'
import { h } from '../ui/dom.ts'
import { addDays } from './days.ts'
import type { Occurrence } from './occurrence.ts'

type Values = Record<string, unknown>

export type EventControls = {
  fields: HTMLElement[]
  title: HTMLInputElement
  allDay: HTMLInputElement
  start: HTMLInputElement
  end: HTMLInputElement
  zone: HTMLInputElement
  location: HTMLInputElement
  description: HTMLTextAreaElement
  showAs: HTMLSelectElement
  privacy: HTMLSelectElement
  reminder: HTMLSelectElement
  tags: HTMLInputElement
  repeat: HTMLSelectElement
  /** Shows the times of one occurrence instead of the series'. */
  narrow: (occurrence: Occurrence | undefined) => void
}

const repeats: readonly (readonly [string, string])[] = [
  ['', 'Does not repeat'],
  ['FREQ=DAILY', 'Every day'],
  ['FREQ=WEEKLY', 'Every week'],
  ['FREQ=WEEKLY;INTERVAL=2', 'Every two weeks'],
  ['FREQ=MONTHLY', 'Every month'],
  ['FREQ=YEARLY', 'Every year'],
]
const reminders: readonly (readonly [string, string])[] = [
  ['', 'None'],
  ['0', 'At start'],
  ['10', '10 minutes before'],
  ['15', '15 minutes before'],
  ['30', '30 minutes before'],
  ['60', '1 hour before'],
  ['1440', '1 day before'],
]

export function eventControls(
  event: Values | undefined,
  open: { zone: string; day: string },
): EventControls {
  const value = (name: string): string => (typeof event?.[name] === 'string' ? event[name] : '')
  const rule = (event?.['recurrence'] as { rrule?: string } | null | undefined)?.rrule ?? ''
  const zones = h(
    'datalist',
    { id: 'zones' },
    ...Intl.supportedValuesOf('timeZone').map((name) => h('option', { value: name })),
  )
  const description = h('textarea', { rows: 4, maxlength: 32_000 })
  description.value = value('descriptionText')
  const tags = Array.isArray(event?.['categories']) ? event['categories'].join('; ') : ''
  const minutes = event?.['reminderMinutes']
  const controls = {
    title: input('text', value('title'), { required: true, maxlength: 255 }),
    allDay: h('input', { type: 'checkbox' }),
    start: input('datetime-local', value('start').slice(0, 16) || `${open.day}T10:00`, {
      required: true,
    }),
    end: input('datetime-local', value('end').slice(0, 16) || `${open.day}T10:30`, {
      required: true,
    }),
    zone: input('text', value('timeZone') || open.zone, { list: 'zones' }),
    location: input('text', value('location'), { maxlength: 255 }),
    description,
    showAs: choice(
      words('free', 'tentative', 'busy', 'oof', 'workingElsewhere'),
      value('showAs') || 'busy',
    ),
    privacy: choice(
      words('normal', 'personal', 'private', 'confidential'),
      value('privacy') || 'normal',
    ),
    reminder: choice(reminders, typeof minutes === 'number' ? String(minutes) : ''),
    tags: input('text', tags, {}),
    repeat: choice(repeats, rule),
  }
  const switchDays = (): void => dateInputs(controls)
  controls.allDay.addEventListener('change', switchDays)
  if (event?.['allDay'] === true) {
    controls.allDay.checked = true
    switchDays()
    setTimes(controls, value('start'), value('end'))
  }
  const original = {
    start: value('start'),
    end: value('end'),
    title: value('title'),
    location: value('location'),
  }
  return {
    ...controls,
    fields: labelled(controls, zones),
    narrow: (item) => narrow(controls, item ?? original),
  }
}

type Plain = Omit<EventControls, 'fields' | 'narrow'>

/** What the form says, complete. An HTML description stays while its text is untouched. */
export function readEvent(controls: Plain, event: Values | undefined): Values {
  const allDay = controls.allDay.checked
  const text = controls.description.value
  const untouched = event !== undefined && text === (event['descriptionText'] ?? '')
  const rule = controls.repeat.value
  const before = (event?.['recurrence'] as { rrule?: string } | null | undefined)?.rrule ?? ''
  return {
    title: controls.title.value.trim(),
    allDay,
    start: allDay ? controls.start.value : `${controls.start.value}:00`,
    end: allDay ? addDays(controls.end.value, 1) : `${controls.end.value}:00`,
    timeZone: controls.zone.value.trim(),
    location: controls.location.value.trim() || null,
    ...(untouched ? {} : { descriptionText: text || null }),
    showAs: controls.showAs.value,
    privacy: controls.privacy.value,
    reminderMinutes: controls.reminder.value === '' ? null : Number(controls.reminder.value),
    categories: controls.tags.value
      .split(';')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
    ...(rule === before ? {} : { recurrence: rule === '' ? null : { rrule: rule } }),
  }
}

function labelled(controls: Plain, zones: HTMLElement): HTMLElement[] {
  return [
    field('Title', controls.title, true),
    field('All day', controls.allDay),
    field('Repeats', controls.repeat),
    field('Starts', controls.start),
    field('Ends', controls.end),
    field('Time zone', controls.zone),
    field('Location', controls.location),
    field('Description', controls.description, true),
    field('Show as', controls.showAs),
    field('Privacy', controls.privacy),
    field('Reminder', controls.reminder),
    field('Tags (separated by ;)', controls.tags),
    zones,
  ]
}

function narrow(
  controls: Plain,
  item: { start: string; end: string; title: string; location: string | null },
): void {
  controls.title.value = item.title
  controls.location.value = item.location ?? ''
  setTimes(controls, item.start, item.end)
}

function dateInputs(controls: Pick<Plain, 'allDay' | 'start' | 'end'>): void {
  for (const box of [controls.start, controls.end]) {
    const day = box.value.slice(0, 10)
    box.type = controls.allDay.checked ? 'date' : 'datetime-local'
    box.value = controls.allDay.checked ? day : `${day}T10:00`
  }
}

/** People say the last day, the record says the day after. */
function setTimes(
  controls: Pick<Plain, 'allDay' | 'start' | 'end'>,
  start: string,
  end: string,
): void {
  const allDay = controls.allDay.checked
  controls.start.value = allDay ? start : start.slice(0, 16)
  controls.end.value = allDay ? addDays(end, -1) : end.slice(0, 16)
}

function input(
  type: string,
  value: string,
  more: Record<string, string | number | boolean>,
): HTMLInputElement {
  const box = h('input', { type, ...more })
  box.value = value
  return box
}

function choice(options: readonly (readonly [string, string])[], value: string): HTMLSelectElement {
  const known = options.some(([option]) => option === value)
  const all = known ? options : [...options, [value, value] as const]
  return h(
    'select',
    {},
    ...all.map(([option, label]) =>
      h('option', { value: option, selected: option === value }, label),
    ),
  )
}

const words = (...values: string[]): (readonly [string, string])[] =>
  values.map((value) => [value, value])
