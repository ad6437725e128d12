/**
 * @module
 * The days in view as columns of hours, with the whole-day row on top and the line of now.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'
import { repeat } from 'lit/directives/repeat.js'
import { placed } from '../shell/placed.ts'
import { dropAt } from './acts.ts'
import { openNew } from './editor.ts'
import { eventView } from './event-view.ts'
import type { Room } from './event-view.ts'
import { barsOf, piecesOf } from './layout.ts'
import type { CalendarModel } from './model.ts'
import { daysOf } from './span.ts'
import { dayOf, longDay, minutesBetween, shown, weekdayOf } from './wall-time.ts'

const dayMinutes = 1440
const slotMinutes = 30
const dropMinutes = 15
const briefBelowMinutes = 45
const fullFromMinutes = 75
/** The first hour in view when the page opens. */
const morning = 7.5
const hours = Array.from({ length: 24 }, (_, hour) => hour)

export function grid(model: CalendarModel): TemplateResult {
  const { state, desk } = model
  const days = daysOf(state.span, state.day)
  const now = desk.now()
  return html`
    <div
      class=${`grid span-${state.span}`}
      role="region"
      aria-label="Events"
      aria-busy=${state.loaded === days.join() ? 'false' : 'true'}
      tabindex="0"
      ${ref(toMorning)}
      ${placed({ '--days': days.length })}
    >
      <div class="head">
        <div class="names">
          <span class="gutter"></span>
          ${days.map((day) => dayName(model, day, dayOf(now)))}
        </div>
        ${wholeDays(model, days)}
      </div>
      <div class="hours">
        <div class="gutter times" aria-hidden="true">
          ${hours.map((hour) => html`<span>${String(hour).padStart(2, '0')}:00</span>`)}
        </div>
        ${repeat(
          days,
          (day) => day,
          (day) => column(model, day, now),
        )}
      </div>
    </div>
  `
}

const seen = new WeakSet<Element>()

function toMorning(element: Element | undefined): void {
  if (!element || seen.has(element)) return
  seen.add(element)
  requestAnimationFrame(() => {
    const height = element.querySelector('.hours')?.clientHeight ?? 0
    element.scrollTop = (height / 24) * morning
  })
}

function dayName(model: CalendarModel, day: string, today: string): TemplateResult {
  return html`<button
    type="button"
    class="day-name"
    title=${`Show ${longDay(day)}`}
    aria-current=${day === today ? 'date' : nothing}
    @click=${() => model.go({ span: 'day', day })}
  >
    <span class="unseen">${longDay(day)}</span>
    <span aria-hidden="true">${shown(day, { weekday: 'short' })}</span>
    <strong aria-hidden="true">${Number(day.slice(8))}</strong>
  </button>`
}

function visible(model: CalendarModel) {
  return model.state.entries.filter(({ calendar }) => !model.state.hidden.has(calendar))
}

function wholeDays(model: CalendarModel, days: readonly string[]): TemplateResult {
  const bars = barsOf(visible(model), days)
  const rows = Math.max(1, ...bars.map(({ row }) => row + 1))
  return html`<div class="whole" role="group" aria-label="Whole days" ${placed({ '--rows': rows })}>
    <span class="gutter" aria-hidden="true">All day</span>
    ${days.map(
      (day, at) =>
        html`<div
          class="whole-day"
          ${placed({ '--from': at + 2 })}
          @click=${() => openNew(model, `${day}T09:00`, true)}
          @dragover=${allow}
          @drop=${(event: DragEvent) => dropWhole(model, day, event)}
        ></div>`,
    )}
    ${repeat(
      bars,
      ({ item }) => item.id,
      ({ item, from, length, row }) =>
        eventView(model, item, {
          kind: 'bar',
          room: 'short',
          place: { '--from': from + 2, '--length': length, '--row': row + 1 },
        }),
    )}
  </div>`
}

function column(model: CalendarModel, day: string, now: string): TemplateResult {
  const pieces = piecesOf(visible(model), day)
  const isToday = dayOf(now) === day
  return html`<div
    class=${classOf(day, isToday)}
    role="group"
    aria-label=${longDay(day)}
    @click=${(event: MouseEvent) => clickSlot(model, day, event)}
    @dragover=${allow}
    @drop=${(event: DragEvent) => dropTimed(model, day, event)}
  >
    ${repeat(
      pieces,
      ({ item }) => item.id,
      ({ item, top, height, lane, lanes }) =>
        eventView(model, item, {
          kind: 'piece',
          room: roomOf(height),
          place: { '--top': top, '--height': height, '--lane': lane, '--lanes': lanes },
        }),
    )}
    ${
      isToday
        ? html`<span
            class="now"
            ${placed({ '--top': minutesBetween(`${day}T00:00`, now) })}
          ></span>`
        : nothing
    }
  </div>`
}

function roomOf(minutes: number): Room {
  if (minutes < briefBelowMinutes) return 'brief'
  return minutes < fullFromMinutes ? 'short' : 'full'
}

const classOf = (day: string, isToday: boolean): string =>
  `column${isToday ? ' today' : ''}${weekdayOf(day) > 4 ? ' weekend' : ''}`

const allow = (event: DragEvent): void => event.preventDefault()

function minuteAt(event: MouseEvent): number {
  const box = (event.currentTarget as HTMLElement).getBoundingClientRect()
  return ((event.clientY - box.top) / box.height) * dayMinutes
}

const wallAt = (day: string, minutes: number): string => {
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  return `${day}T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/** A click on an event is the event's own matter. */
function clickSlot(model: CalendarModel, day: string, event: MouseEvent): void {
  if (event.target !== event.currentTarget) return
  openNew(model, wallAt(day, Math.floor(minuteAt(event) / slotMinutes) * slotMinutes))
}

function dropTimed(model: CalendarModel, day: string, event: DragEvent): void {
  event.preventDefault()
  const { dragged } = model.state
  if (!dragged || dragged.entry.allDay) return
  const minutes = Math.round((minuteAt(event) - dragged.grabbed) / dropMinutes) * dropMinutes
  void dropAt(model, dragged.entry, wallAt(day, Math.min(dayMinutes - 15, Math.max(0, minutes))))
}

function dropWhole(model: CalendarModel, day: string, event: DragEvent): void {
  event.preventDefault()
  const { dragged } = model.state
  if (dragged?.entry.allDay) void dropAt(model, dragged.entry, day)
}
