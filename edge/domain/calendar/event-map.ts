/**
 * @module
 * The calendar's map between CRM and Outlook: which fields travel and conflict as one, what Outlook can
 * hold of them, and when two values are the same thing (CAL-7).
 *
 * Owns: groups over the names of event.ts. Does not own: canonical values (event-values.ts), JSON of
 * either side (adapters). Start, end, zone and rule are ONE group (E09): half a move is no move.
 */
import type { Fields, Json } from '../record.ts'
import { sameValue } from '../record.ts'
import type { Group, SyncMap } from '../sync/sync-map.ts'
import { cut, folded, foldedCase } from '../text.ts'
import type { EventStatus, Privacy, ShowAs } from './event.ts'
import {
  descriptionOf,
  exceptionsOf,
  joinedOccurrences,
  occurrencesOf,
  saidOfOccurrence,
  fittingExceptions,
  foldedExceptions,
  LINE_LIMIT,
  lineOf,
  NO_TITLE,
  sameTime,
  timeOf,
  wordsOf,
} from './event-values.ts'
import { shownExceptions, shownTime } from './shown-values.ts'
import { cannotHold } from './recurrence.ts'

/** "No reminder" as a value of its own: null would mean "nothing to say", and Outlook would set its default. */
const NO_REMINDER = 'none'

const showAsValues: readonly ShowAs[] = ['free', 'tentative', 'busy', 'oof', 'workingElsewhere']
const privacyValues: readonly Privacy[] = ['normal', 'personal', 'private', 'confidential']

const statusValues: readonly EventStatus[] = ['confirmed', 'cancelled']
const CANCELLED: EventStatus = 'cancelled'

/** Names of zones that are one zone by definition, without any table. */
const utcNames = ['UTC', 'Etc/UTC', 'Etc/GMT', 'GMT', 'Etc/UCT', 'UCT', 'Zulu', 'Etc/Zulu']

const sameZoneName = (a: string, b: string): boolean =>
  a === b || (utcNames.includes(a) && utcNames.includes(b))

/**
 * `sameZone` may know more than names: Microsoft keeps Windows zones, so `Europe/Vienna` comes back as
 * `Europe/Berlin` (G08, G11); a caller with the table tells that they are one.
 */
export const makeEventMap = (sameZone = sameZoneName): SyncMap => {
  const zone = (a: string, b: string) => sameZoneName(a, b) || sameZone(a, b)
  const times = (crm: Json | undefined, outlook: Json | undefined): boolean => {
    const [a, b] = [timeOf(crm), timeOf(outlook)]
    return a !== undefined && b !== undefined && sameTime(a, b, zone)
  }
  return [
    title(),
    time(times),
    exceptions(times),
    description(),
    line('location'),
    oneOf('showAs', showAsValues),
    oneOf('privacy', privacyValues),
    reminder(),
    categories(),
    status(),
    organizer(),
  ]
}

export const eventMap: SyncMap = makeEventMap()

/** Why Outlook cannot hold the series of a CRM event, for the person; null when it can (F28). */
export function seriesProblem(crmTime: Json): string | null {
  const value = timeOf(crmTime)
  return value?.rule ? cannotHold(value.rule, value.start) : null
}

/** A group that is one field on both sides, read the same way on both. */
function oneField(
  name: string,
  read: (value: Json | undefined) => Json | undefined,
  agree: (crm: Json, outlook: Json) => boolean,
  fit: (value: Json) => Json = (value) => value,
): Group {
  return {
    name,
    direction: 'both',
    readCrm: (fields) => read(fields[name]),
    readOutlook: (fields) => read(fields[name]),
    toOutlook: (value) => ({ [name]: fit(value) }),
    toCrm: (value) => ({ [name]: value }),
    agree,
  }
}

/** The CRM's long text and its cut form in Outlook are the same thing: the cut never comes back (O03). */
function line(name: string): Group {
  const fit = (value: Json): string => cut(lineOf(value) ?? '', LINE_LIMIT)
  return oneField(name, lineOf, (crm, outlook) => folded(fit(crm)) === folded(fit(outlook)), fit)
}

function title(): Group {
  const group = line('title')
  const named = (fields: Fields): Json | undefined => {
    const text = lineOf(fields['title'])
    return text === '' ? NO_TITLE : text
  }
  return { ...group, readCrm: named, readOutlook: named }
}

type Times = (crm: Json | undefined, outlook: Json | undefined) => boolean

function time(same: Times): Group {
  return { ...oneField('time', timeOf, same), show: shownTime, cannotHold: seriesProblem }
}

function exceptions(sameTimes: Times): Group {
  const fit = (value: Json): Json => fittingExceptions(exceptionsOf(value) ?? null)
  const form = (value: Json): Json =>
    foldedExceptions(fittingExceptions(exceptionsOf(value) ?? null))
  const same = (crm: Json, outlook: Json) => sameValue(form(crm), form(outlook))
  return {
    ...oneField('exceptions', exceptionsOf, same, fit),
    parts: {
      split: occurrencesOf,
      join: joinedOccurrences,
      said: saidOfOccurrence,
      // A key is a day: of a series that was moved on one side to other days it means another occurrence.
      comparable: (crm, outlook) => sameTimes(crm['time'], outlook['time']),
    },
    within: { group: 'time', isOver: (value) => timeOf(value)?.rule === null },
    show: shownExceptions,
  }
}

/** Participants are shown in Outlook and never read back from there (CAL-8). */
function description(): Group {
  const form = (value: Json): Json => {
    const { text, people } = descriptionOf(value) ?? { text: '', people: [] }
    return { text: folded(text), people: people.map(folded) }
  }
  return {
    ...oneField('description', descriptionOf, (crm, outlook) =>
      sameValue(form(crm), form(outlook)),
    ),
    toCrm: (value) => ({ description: { text: descriptionOf(value)?.text ?? '', people: [] } }),
    show: (value) => descriptionOf(value)?.text ?? '',
  }
}

/** A word neither side is known to understand is as good as unsaid (O11). */
function oneOf(name: string, words: readonly string[]): Group {
  const read = (value: Json | undefined): Json | undefined => words.find((word) => word === value)
  return oneField(name, read, (crm, outlook) => crm === outlook)
}

/** What its organizer cancelled is cancelled in the CRM too and stays there; a CRM calls off nobody's meeting (D12). */
function status(): Group {
  return { ...oneOf('status', statusValues), direction: 'to-crm', closed: CANCELLED }
}

/** Nobody's field to edit: what the CRM says of it is not compared. */
function organizer(): Group {
  const read = (value: Json | undefined): Json | undefined =>
    typeof value === 'string' && value !== '' ? value : undefined
  const group = oneField('organizer', read, (crm, outlook) => crm === outlook)
  return { ...group, direction: 'to-crm', readCrm: () => undefined }
}

function reminder(): Group {
  const read = (value: Json | undefined): Json | undefined => {
    if (value === null) return NO_REMINDER
    return typeof value === 'number' ? value : undefined
  }
  const written = (value: Json): Fields => ({ reminder: value === NO_REMINDER ? null : value })
  return {
    ...oneField('reminder', read, (crm, outlook) => crm === outlook),
    none: NO_REMINDER,
    toOutlook: written,
    toCrm: written,
  }
}

function categories(): Group {
  const form = (value: Json): Json => (wordsOf(value) ?? []).map(foldedCase).toSorted()
  return oneField('categories', wordsOf, (crm, outlook) => sameValue(form(crm), form(outlook)))
}
