/**
 * @module
 * The controls of the event form and their values.
 *
 * Owns: all-day switching, the repeat choices. A rule that is none of the choices is kept as text.
 */
import { field } from '../ui/dialog.ts'
import { h } from '../ui/dom.ts'
import { addDays } from './days.ts'
import { asLines, fromLines } from './participants.ts'
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
  participants: HTMLTextAreaElement
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
const showAs = [
  ['free', 'Free'],
  ['tentative', 'Tentative'],
  ['busy', 'Busy'],
  ['oof', 'Out of office'],
  ['workingElsewhere', 'Working elsewhere'],
] as const
const privacy = [
  ['normal', 'Normal'],
  ['personal', 'Personal'],
  ['private', 'Private'],
  ['confidential', 'Confidential'],
] as const
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
  const text = (name: string): string => (typeof event?.[name] === 'string' ? event[name] : '')
  const controls = plainControls(event, open, text)
  controls.allDay.addEventListener('change', () => dateInputs(controls))
  if (event?.['allDay'] === true) {
    controls.allDay.checked = true
    dateInputs(controls)
    setTimes(controls, text('start'), text('end'))
  }
  const original = {
    start: text('start'),
    end: text('end'),
    title: text('title'),
    location: text('location'),
  }
  return {
    ...controls,
    fields: labelled(controls),
    narrow: (item) => narrow(controls, item ?? original),
  }
}

function plainControls(
  event: Values | undefined,
  open: { zone: string; day: string },
  text: (name: string) => string,
): Plain {
  const description = h('textarea', { rows: 4, maxlength: 32_000 })
  description.value = text('descriptionText')
  const participants = h('textarea', { rows: 2, placeholder: 'Ada Vance <ada@example.com>' })
  participants.value = asLines(event?.['participants'])
  const tags = Array.isArray(event?.['categories']) ? event['categories'].join('; ') : ''
  const minutes = event?.['reminderMinutes']
  const time = (name: string, otherwise: string): HTMLInputElement =>
    input('datetime-local', text(name).slice(0, 16) || `${open.day}T${otherwise}`, {
      required: true,
    })
  return {
    title: input('text', text('title'), { required: true, maxlength: 255 }),
    allDay: h('input', { type: 'checkbox' }),
    start: time('start', '10:00'),
    end: time('end', '10:30'),
    zone: input('text', text('timeZone') || open.zone, { list: 'zones' }),
    location: input('text', text('location'), { maxlength: 255 }),
    description,
    showAs: choice(showAs, text('showAs') || 'busy'),
    privacy: choice(privacy, text('privacy') || 'normal'),
    reminder: choice(reminders, typeof minutes === 'number' ? String(minutes) : ''),
    participants,
    tags: input('text', tags, {}),
    repeat: choice(repeats, ruleOf(event)),
  }
}

const ruleOf = (event: Values | undefined): string =>
  (event?.['recurrence'] as { rrule?: string } | null | undefined)?.rrule ?? ''

type Plain = Omit<EventControls, 'fields' | 'narrow'>

/** What the form says, complete. An HTML description stays while its text is untouched. */
export function readEvent(controls: Plain, event: Values | undefined): Values {
  const allDay = controls.allDay.checked
  const text = controls.description.value
  const invited = controls.participants.value
  const sameInvited = invited === asLines(event?.['participants'])
  const untouched = event !== undefined && text === (event['descriptionText'] ?? '')
  const rule = controls.repeat.value
  const before = ruleOf(event)
  return {
    title: controls.title.value.trim(),
    allDay,
    start: allDay ? controls.start.value : `${controls.start.value}:00`,
    end: allDay ? addDays(controls.end.value, 1) : `${controls.end.value}:00`,
    timeZone: controls.zone.value.trim(),
    location: controls.location.value.trim() || null,
    ...(untouched ? {} : { descriptionText: text || null }),
    ...(sameInvited ? {} : { participants: fromLines(invited, event?.['participants']) }),
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

function labelled(controls: Plain): HTMLElement[] {
  const names = Intl.supportedValuesOf('timeZone')
  const zones = names.map((name) => h('option', { value: name }))
  return [
    field('Title', controls.title, true),
    field('All day', controls.allDay),
    field('Repeats', controls.repeat),
    field('Starts', controls.start),
    field('Ends', controls.end),
    field('Time zone', controls.zone),
    field('Location', controls.location),
    field('Description', controls.description, true),
    field('Participants (one a line)', controls.participants, true),
    field('Show as', controls.showAs),
    field('Privacy', controls.privacy),
    field('Reminder', controls.reminder),
    field('Tags (separated by ;)', controls.tags),
    h('datalist', { id: 'zones' }, ...zones),
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
