/**
 * @module
 * What people do on both sides while the edge is not looking: make, change and delete records, some of them the
 * same record at once. Knows what both sides have to be called afterwards.
 */
import { containerId, crm, crmName, crmRows, graph, outlookName, outlookRows } from './sides.ts'
import type { Row, StreamName } from './sides.ts'

/** The names both sides have to hold, sorted. */
export type World = Readonly<Record<StreamName, readonly string[]>> & { readonly round: number }

const day = '2031-03-04'
const time = (hour: string) => ({ dateTime: `${day}T${hour}:00:00`, timeZone: 'Europe/Berlin' })
const lone = (word: string) => JSON.stringify(['Storm', word])

const kinds = {
  calendar: {
    path: 'events',
    inOutlook: 'events',
    name: (word: string) => word,
    crmNew: (word: string) => ({
      title: word,
      start: `${day}T09:00:00`,
      end: `${day}T10:00:00`,
      timeZone: 'Europe/Berlin',
    }),
    crmWord: (title: string) => ({ title }),
    outlookNew: (word: string) => ({ subject: word, start: time('11'), end: time('12') }),
    outlookWord: (subject: string) => ({ subject }),
    outlookOther: { location: { displayName: 'Harbour' } },
  },
  contacts: {
    path: 'contacts',
    inOutlook: 'contacts',
    name: lone,
    crmNew: (word: string) => ({ firstName: 'Storm', lastName: word }),
    crmWord: (lastName: string) => ({ lastName }),
    outlookNew: (word: string) => ({ givenName: 'Storm', surname: word }),
    outlookWord: (surname: string) => ({ surname }),
    outlookOther: { jobTitle: 'Pilot' },
  },
} as const

/** One round: works on what the round before made, and makes new ones. */
export async function storm(world: World): Promise<World> {
  const round = world.round + 1
  const [calendar, contacts] = await Promise.all([
    stormIn('calendar', world.calendar, round),
    stormIn('contacts', world.contacts, round),
  ])
  return { calendar, contacts, round }
}

async function stormIn(
  stream: StreamName,
  before: readonly string[],
  round: number,
): Promise<readonly string[]> {
  const { name } = kinds[stream]
  const all = new Map(before.map((one, index) => [`${index} ${one}`, one]))
  const rename = (from: string, to: string | null) => {
    const found = [...all].find(([, one]) => one === name(from))
    if (found === undefined) throw new Error(`nobody is called ${from}`)
    if (to === null) all.delete(found[0])
    else all.set(found[0], name(to))
  }
  if (round > 1) await workOnTheOld(stream, round, rename)
  for (const word of ['A', 'B', 'C'].map((letter) => `${letter}${round}`)) {
    await makeInCrm(stream, `crm ${word}`)
    await makeInOutlook(stream, `outlook ${word}`)
    all.set(`crm ${word}`, name(`crm ${word}`)).set(`outlook ${word}`, name(`outlook ${word}`))
  }
  return [...all.values()].toSorted()
}

/** Each across: what the CRM made is touched in Outlook, and the other way round. */
async function workOnTheOld(
  stream: StreamName,
  round: number,
  rename: (from: string, to: string | null) => void,
): Promise<void> {
  const { crmWord, outlookWord, outlookOther } = kinds[stream]
  const old = round - 1
  const left = await crmRows(stream)
  const right = await outlookRows(stream)
  const inCrm = (word: string) => idOf(left, (row) => crmName(stream, row), stream, word)
  const inOutlook = (word: string) => idOf(right, (row) => outlookName(stream, row), stream, word)
  await changeInOutlook(stream, inOutlook(`crm A${old}`), outlookWord(`renamed crm A${old}`))
  rename(`crm A${old}`, `renamed crm A${old}`)
  await changeInCrm(stream, inCrm(`outlook A${old}`), crmWord(`renamed outlook A${old}`))
  rename(`outlook A${old}`, `renamed outlook A${old}`)
  await deleteInOutlook(stream, inOutlook(`crm B${old}`))
  rename(`crm B${old}`, null)
  await deleteInCrm(stream, inCrm(`outlook B${old}`))
  rename(`outlook B${old}`, null)
  // Both hands on one record: another field each, so both must be kept.
  await changeInCrm(stream, inCrm(`crm C${old}`), crmWord(`both crm C${old}`))
  await changeInOutlook(stream, inOutlook(`crm C${old}`), outlookOther)
  rename(`crm C${old}`, `both crm C${old}`)
}

function idOf(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  stream: StreamName,
  word: string,
): string {
  const found = rows.filter((row) => nameOf(row) === kinds[stream].name(word))
  if (found.length !== 1) throw new Error(`${found.length} are called ${word}`)
  return found[0]!.id
}

const makeInCrm = (stream: StreamName, word: string) =>
  crm(kinds[stream].path, { body: kinds[stream].crmNew(word) })

const changeInCrm = (stream: StreamName, id: string, body: object) =>
  crm(`${kinds[stream].path}/${id}`, { method: 'PATCH', body })

const deleteInCrm = (stream: StreamName, id: string) =>
  crm(`${kinds[stream].path}/${id}`, { method: 'DELETE' })

async function makeInOutlook(stream: StreamName, word: string): Promise<void> {
  const containers = stream === 'calendar' ? 'calendars' : 'contactFolders'
  const path = `${containers}/${await containerId(stream)}/${kinds[stream].inOutlook}`
  await graph(path, { body: kinds[stream].outlookNew(word) })
}

const changeInOutlook = (stream: StreamName, id: string, body: object) =>
  graph(`${kinds[stream].inOutlook}/${id}`, { method: 'PATCH', body })

const deleteInOutlook = (stream: StreamName, id: string) =>
  graph(`${kinds[stream].inOutlook}/${id}`, { method: 'DELETE' })
