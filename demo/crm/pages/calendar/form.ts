/**
 * @module
 * The dialog that makes, changes and deletes an event, a series, or one occurrence of a series.
 *
 * Owns: the form and what it sends. An occurrence is named by its original local start.
 */
import { ownerControl, remove, told } from '../contacts/form.ts'
import { call } from '../ui/api.ts'
import { field, openDialog } from '../ui/dialog.ts'
import type { DialogButton } from '../ui/dialog.ts'
import { h } from '../ui/dom.ts'
import type { Person } from '../ui/person.ts'
import { eventControls, readEvent } from './controls.ts'
import type { EventControls } from './controls.ts'
import type { Occurrence } from './occurrence.ts'

type EventRecord = Record<string, unknown> & { id: string; rev: string }
type Open = {
  people: Person[]
  zone: string
  day: string
  owner: string | null
  event?: EventRecord
  occurrence?: Occurrence
}

export function openEvent(open: Open): void {
  const { event, occurrence } = open
  const one = event !== undefined && occurrence?.series === true
  const controls = eventControls(event, open)
  const ownerBox = ownerControl(
    open.people,
    event === undefined ? open.owner : (event['ownerId'] as string | null),
  )
  const scope = h(
    'select',
    { name: 'scope' },
    h('option', { value: 'series' }, 'The whole series'),
    h(
      'option',
      { value: 'one' },
      `Only ${occurrence?.occurrence?.replace('T', ' ').slice(0, 16) ?? ''}`,
    ),
  )
  scope.addEventListener('change', () =>
    controls.narrow(scope.value === 'one' ? occurrence : undefined),
  )
  const body = h(
    'div',
    { class: 'form' },
    one ? field('Change', scope, true) : null,
    ...controls.fields,
    field('Owner', ownerBox),
  )
  const save = (): Promise<string | undefined> =>
    one && scope.value === 'one' && occurrence !== undefined
      ? saveOccurrence(event, occurrence, controls)
      : saveEvent(event, controls, ownerBox.value)
  openDialog({
    title: event === undefined ? 'New event' : String(event['title']),
    body,
    save: { label: 'Save', run: save },
    buttons: event === undefined ? [] : deleteButtons(event, one ? occurrence : undefined),
  })
}

async function saveEvent(
  event: EventRecord | undefined,
  controls: EventControls,
  owner: string,
): Promise<string | undefined> {
  const body = { ...readEvent(controls, event), ownerId: owner === '' ? null : owner }
  if (event === undefined) return told(await call('POST', '/demo/api/events', { body }), 'Saved.')
  return patch(event, body)
}

/** Only title, times and place can differ in one occurrence here. */
function saveOccurrence(
  event: EventRecord,
  occurrence: Occurrence,
  controls: EventControls,
): Promise<string | undefined> {
  const { title, start, end, location } = readEvent(controls, undefined)
  const change = { title, start, end, ...(location === null ? {} : { location }) }
  return patch(event, { recurrence: { overrides: { [String(occurrence.occurrence)]: change } } })
}

function deleteButtons(event: EventRecord, occurrence: Occurrence | undefined): DialogButton[] {
  const whole: DialogButton = {
    label: occurrence === undefined ? 'Delete' : 'Delete series',
    tone: 'danger',
    run: () => remove('events', event),
  }
  if (occurrence === undefined) return [whole]
  const id = String(occurrence.occurrence)
  const recurrence = event['recurrence'] as { exdates?: string[] }
  const exdates = [...(recurrence.exdates ?? []), id]
  const cancel = (): Promise<string | undefined> =>
    patch(event, { recurrence: { exdates, overrides: { [id]: null } } })
  return [{ label: 'Delete this one', tone: 'danger', run: cancel }, whole]
}

async function patch(event: EventRecord, body: unknown): Promise<string | undefined> {
  const path = `/demo/api/events/${encodeURIComponent(event.id)}`
  return told(await call('PATCH', path, { body, ifMatch: `"${event.rev}"` }), 'Saved.')
}
