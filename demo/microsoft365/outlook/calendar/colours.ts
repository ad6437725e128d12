/**
 * @module
 * The colour of each calendar: its own where one was chosen, else one by its place in the list.
 */
import type { GraphCalendar } from '../graph/shapes.ts'

const forAuto = ['teal', 'orange', 'purple', 'green', 'pink', 'brown'] as const
const chosen: Record<string, string> = {
  lightBlue: 'blue',
  lightGreen: 'green',
  lightOrange: 'orange',
  lightGray: 'gray',
  lightYellow: 'yellow',
  lightTeal: 'teal',
  lightPink: 'pink',
  lightBrown: 'brown',
  lightRed: 'red',
  maxColor: 'purple',
}

export function colourOf(calendars: readonly GraphCalendar[], id: string): string {
  const at = calendars.findIndex((calendar) => calendar.id === id)
  const calendar = calendars[at]
  if (!calendar || calendar.isDefaultCalendar) return chosen[calendar?.color ?? ''] ?? 'blue'
  const others = calendars.filter(({ isDefaultCalendar }) => !isDefaultCalendar)
  return chosen[calendar.color] ?? forAuto[others.indexOf(calendar) % forAuto.length] ?? 'teal'
}
