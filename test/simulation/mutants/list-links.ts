/**
 * @module
 * Mistakes in what is remembered of a write: base, versions, flights, marks, own deletions, refusals.
 */
import type { Mutant } from './mutant.ts'

const app = 'edge/app/mailbox'
const store = 'edge/objects/mailbox'

export const linkMutants: readonly Mutant[] = [
  {
    name: 'base not written',
    file: `${app}/settle.ts`,
    text: "base: advance(link.base, operation.sent, prints, 'outlook'),",
    instead: 'base: link.base,',
  },
  {
    name: 'lost edit known before it is written over',
    file: `${app}/known-versions.ts`,
    text: '!merged.again &&\n  !loses(merged, side)',
    instead: '!merged.again',
  },
  {
    name: 'record of an item sorted away and not written down',
    file: `${store}/store-outlook-ids.ts`,
    text: '    place.isDirty = true\n',
    instead: '',
  },
  {
    name: 'record of an item on the open shelf alone',
    file: `${store}/store-outlook-ids.ts`,
    text: 'return [...on(OPEN), ...on(placeOf(print))]',
    instead: 'return on(OPEN)',
  },
  {
    name: 'single base',
    file: `${app}/settle.ts`,
    text: 'base: { crm: operation.sent, outlook: inDoubt ? written : prints },',
    instead: 'base: { crm: operation.sent, outlook: operation.sent },',
  },
  {
    name: 'replay answer trusted as base',
    file: `${app}/settle.ts`,
    text: 'const inDoubt = replayed && !item.untouched',
    instead: 'const inDoubt = false',
  },
  {
    name: 'batch reply misaligned',
    file: `${app}/fly.ts`,
    text: 'const outcome = outcomes[index] ?? lost',
    instead: 'const outcome = outcomes[outcomes.length - 1 - index] ?? lost',
  },
  {
    name: 'no If-Match in Outlook',
    file: `${app}/fly.ts`,
    text: "return { action: 'update', id, version: version ?? '*', fields, ...mail }",
    instead: "return { action: 'update', id, version: '*', fields, ...mail }",
  },
  {
    name: 'no revision in the CRM',
    file: `${app}/fly.ts`,
    text: "return { action: 'update', id, version: version ?? '*', fields, key }",
    instead: "return { action: 'update', id, version: '*', fields, key }",
  },
  {
    name: 'delete whatever the version',
    file: `${app}/carry-out.ts`,
    text: "version: doom.side === 'crm' ? link.crmVersion : link.outlookVersion,",
    instead: 'version: null,',
  },
  {
    name: 'intent forgotten',
    file: `${app}/fly.ts`,
    text: 'covered ? UNWRITTEN : context.store.addFlight(stream, group)',
    instead: 'UNWRITTEN',
  },
  {
    name: 'create in doubt given up',
    file: `${app}/settle-failed.ts`,
    text: 'if (isCreate) return { keep: true, failure: told, dueAt: own }\n',
    instead: '',
  },
  {
    name: 'marker not looked for on replay',
    file: `${app}/fly.ts`,
    text: "return { action: 'create', key, fields, replay, ...mail }",
    instead: "return { action: 'create', key, fields, replay: false, ...mail }",
  },
  {
    name: 'another key at each attempt in the CRM',
    file: `${app}/fly.ts`,
    text: "reference: operation.reference ?? operation.outlookId ?? '',",
    instead: 'reference: `${operation.outlookId}${context.clock.uuid()}`,',
  },
  {
    name: 'copy taken for the original',
    file: `${app}/read-sides.ts`,
    text: 'return crmId === null || context.store.linkByCrm(stream, crmId) !== null ? [] : [crmId]',
    instead: 'return crmId === null ? [] : [crmId]',
  },
  {
    name: 'copy taken for an heir',
    file: `${app}/inherit.ts`,
    text: "held.find((one) => outlook.get(one.outlookId)?.kind === 'gone')",
    instead: 'held[0]',
  },
  {
    name: 'marks not read after the loss of the store',
    file: `${app}/read-sides.ts`,
    text: "if (seen.kind !== 'present' || seen.item.marker === undefined) return []",
    instead: "if (seen.kind !== 'none') return []",
  },
  {
    name: 'own delete forgotten',
    file: `${app}/look-again.ts`,
    text: 'context.store.putLink({ ...link, ourDelete: operation.side })',
    instead: 'context.store.putLink(link)',
  },
  {
    name: 'doom outlives the wish',
    file: `${app}/apply.ts`,
    text: 'if (link !== null && spares(decision)) context.store.spare(stream, link.crmId)',
    instead: '',
  },
  {
    name: 'no quarantine',
    file: `${app}/settle-failed.ts`,
    text: '  else park(context, settling, operation, failure)\n  return done',
    instead: '  else return { keep: true, failure }\n  return done',
  },
  {
    name: 'refusal not shown',
    file: `${store}/store-work.ts`,
    text: 'ON CONFLICT (stream, side, id) DO UPDATE SET record = excluded.record`,',
    instead:
      "ON CONFLICT (stream, side, id) DO UPDATE SET record = excluded.record WHERE 1 = 0`.replace('VALUES (?, ?, ?, ?)', 'SELECT ?, ?, ?, ? WHERE 1 = 0'),",
  },
  {
    name: 'look dropped although rung again',
    file: `${store}/store-rung.ts`,
    text: 'isSame(one, other) && one.rings === other.rings && one.version === other.version',
    instead: 'isSame(one, other)',
  },
  {
    name: 'deletion missed while its create travels',
    file: `${app}/notices.ts`,
    text: 'if (!known && !isUnderWay(store, change, mine || change.ownerId === null)) return false',
    instead: 'if (!known) return false',
  },
  {
    name: 'container made in doubt forgotten',
    file: `${app}/prepare.ts`,
    text: 'containerInDoubt: true })',
    instead: 'containerInDoubt: false })',
  },
  {
    name: 'half a merge passes for the whole',
    file: `${app}/settle.ts`,
    text: 'known === version || overrules === true ? written : known',
    instead: 'known === version || overrules === true ? written : written',
  },
  {
    name: 'cursor lost while held, nothing compared',
    file: `${app}/fail.ts`,
    text: "state.phase === 'paused' ? clock.now() : state.compareAt",
    instead: 'state.compareAt',
  },
  {
    name: 'record made for another member',
    file: `${app}/fly.ts`,
    text: 'ownerId: context.member.member,',
    instead: "ownerId: 'marcus',",
  },
  {
    name: 'given away and not noticed',
    file: `${app}/observe.ts`,
    text: "if (reason !== null) return link === null ? none : { kind: 'out-of-scope' }",
    instead: 'if (reason !== null) return link === null ? none : same',
  },
  {
    name: 'consent taken for a pause',
    file: `${app}/fail.ts`,
    text: "return lostConnection(context, stream, 'consent-needed', failure)",
    instead: 'return wait(context, stream, failure, unreachable)',
  },
  {
    name: 'connected again, nothing compared',
    file: 'edge/domain/stream/phase.ts',
    text: "return phase === 'reconnect' || phase === 'consent' ? 'preparing' : phase",
    instead: "return phase === 'reconnect' || phase === 'consent' ? 'live' : phase",
  },
  {
    name: 'cap forgotten when the first sync goes on',
    file: `${app}/cap.ts`,
    text: '!comparing || firstSyncEndedAt === null',
    instead: '!comparing || firstSyncEndedAt === -1',
  },
  {
    name: 'refused token handed out again',
    file: `${app}/tokens.ts`,
    text: 'if (usable && !fresh && held !== null)',
    instead: 'if (usable && held !== null)',
  },
  {
    name: 'token that could not be renewed taken for signed out',
    file: `${app}/stored-sign-in.ts`,
    text: '  if (!answer.ok) return answer\n',
    instead: "  if (!answer.ok) return fail({ kind: 'sign-in', detail: 'refused' })\n",
  },
  {
    name: 'people invited though nobody allowed it',
    file: `${app}/invite.ts`,
    text: "stream === 'calendar' && settings?.invitations === 'new-events'",
    instead: "stream === 'calendar' && settings !== undefined",
  },
  {
    name: 'people invited by a first sync',
    file: `${app}/invite.ts`,
    text: "phase === 'live' && madeAt > newestListed && ",
    instead: '',
  },
  {
    name: 'given away, and called off',
    file: `${app}/invite.ts`,
    text: "because === 'deleted' && invites(",
    instead: 'invites(',
  },
]
