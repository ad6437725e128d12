/**
 * @module
 * What a mailbox tells about itself: settings, time zones, translated ids (graph-contract §2.4, §2.5).
 */
import { listOf, nullable, oneOf, readMembers, text } from './body-reader.ts'
import { failed, invalidRequest, badSegment } from './failure.ts'
import { decodeId, encodeId } from './ids.ts'
import { appliedHeaders, metadata, valueReply } from './reply.ts'
import type { Handler, Routes } from './routes.ts'
import { contextPath } from './paths.ts'
import { findIanaAliases, findIana } from 'windows-iana'
import type { WindowsZoneName } from 'windows-iana'
import { windowsZones } from './zones.ts'

/** The one zone of every mailbox of the sandbox; a Windows name (graph-contract §2.5). */
const mailboxZone = 'W. Europe Standard Time'

const settings = {
  timeZone: mailboxZone,
  delegateMeetingMessageDeliveryOptions: 'sendToDelegateOnly',
  dateFormat: 'dd.MM.yyyy',
  timeFormat: 'HH:mm',
  userPurpose: 'user',
  automaticRepliesSetting: {
    status: 'disabled',
    externalAudience: 'none',
    internalReplyMessage: '',
    externalReplyMessage: '',
  },
  language: { locale: 'en-US', displayName: 'English (United States)' },
  workingHours: {
    daysOfWeek: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
    startTime: '08:00:00.0000000',
    endTime: '17:00:00.0000000',
    timeZone: { name: mailboxZone },
  },
}

const readSettings: Handler = (session) => ({
  status: 200,
  headers: appliedHeaders(session),
  body: { '@odata.context': metadata(session, contextPath(session.call)), ...settings },
})

const readSetting: Handler = (session, { setting = '' }) => {
  const found = Object.entries(settings).find(([name]) => name.toLowerCase() === setting)
  return found ? valueReply(session, found[1], contextPath(session.call)) : badSegment(setting)
}

const windowsNames: Handler = (session) =>
  valueReply(
    session,
    windowsZones.map((name) => ({ alias: name, displayName: name })),
    'Collection(microsoft.graph.timeZoneInformation)',
  )

const ianaNames: Handler = (session) => {
  const names = windowsZones.flatMap((name) =>
    name === 'UTC'
      ? ['UTC']
      : findIana(name as WindowsZoneName).flatMap((iana) => [iana, ...findIanaAliases(iana)]),
  )
  const value = [...new Set<string>(names)]
    .toSorted()
    .map((name) => ({ alias: name, displayName: name }))
  return valueReply(session, value, 'Collection(microsoft.graph.timeZoneInformation)')
}

const formats = ['entryId', 'ewsId', 'immutableEntryId', 'restId', 'restImmutableEntryId'] as const
const format = oneOf('microsoft.graph.exchangeIdFormat', formats)
const maxIds = 1000
const served: ReadonlySet<string> = new Set(['restId', 'restImmutableEntryId'])

const translate: Handler = (session) => {
  const body = readMembers(session.call.body, 'user', {
    inputIds: listOf(text),
    sourceIdType: nullable(format),
    targetIdType: nullable(format),
    InputIds: listOf(text),
    SourceIdType: nullable(format),
    TargetIdType: nullable(format),
  })
  if (failed(body)) return body
  const ids = body.inputIds ?? body.InputIds ?? []
  const source = body.sourceIdType ?? body.SourceIdType ?? 'restId'
  const target = body.targetIdType ?? body.TargetIdType ?? 'restId'
  if (ids.length > maxIds) return invalidRequest(`At most ${maxIds} ids can be translated at once.`)
  // Only the REST formats exist here; MAPI and EWS ids are another protocol's.
  if (!served.has(source) || !served.has(target)) {
    return invalidRequest('Only restId and restImmutableEntryId are translated.')
  }
  const value = ids.map((sourceId) => {
    const decoded = decodeId(session.tag, sourceId)
    const fits = decoded.state === 'ok' && decoded.immutable === (source === 'restImmutableEntryId')
    if (decoded.state === 'ok' && (fits || decoded.ref.kind === 'calendar')) {
      const { ref } = decoded
      const current = { ...ref, place: placeOf(session, ref) }
      return {
        sourceId,
        targetId: encodeId(session.tag, current, target === 'restImmutableEntryId'),
      }
    }
    // The shape of an entry that failed is UNSOURCED; these are the type's own members.
    return {
      sourceId,
      errorDetails: { code: 'ErrorInvalidIdMalformed', message: 'Id is malformed.' },
    }
  })
  return valueReply(session, value, 'Collection(microsoft.graph.convertIdResult)')
}

/** Where the item is now: an immutable id does not say. */
function placeOf(
  session: Parameters<Handler>[0],
  ref: { kind: string; pk: number; place: number },
): number {
  if (ref.kind !== 'event' && ref.kind !== 'contact') return ref.place
  const [row] = session.sql.all<{ place: number }>(
    `SELECT place FROM ${ref.kind} WHERE pk = ?`,
    ref.pk,
  )
  return row?.place ?? ref.place
}

export const settingsRoutes: Routes = [
  ['GET', 'mailboxsettings', readSettings],
  ['GET', 'mailboxsettings/:setting', readSetting],
  ['GET', 'outlook/supportedtimezones', windowsNames],
  [
    'GET',
    "outlook/supportedtimezones(timezonestandard=microsoft.graph.timezonestandard'windows')",
    windowsNames,
  ],
  [
    'GET',
    "outlook/supportedtimezones(timezonestandard=microsoft.graph.timezonestandard'iana')",
    ianaNames,
  ],
  ['POST', 'translateexchangeids', translate],
]
