/**
 * @module
 * Deliberate mistakes in the engine, each a small replacement of text, each a way in which a sync destroys or
 * doubles what people own (engine.md §3, §7.2). The simulation must catch every one.
 */
import { linkMutants } from './list-links.ts'
import type { Mutant } from './mutant.ts'

const app = 'edge/app/mailbox'
const sync = 'edge/domain/sync'

/** Mistakes in what is decided, written down and asked before something is deleted. */
const planMutants: readonly Mutant[] = [
  {
    name: 'echo not suppressed',
    file: `${sync}/merge.ts`,
    text: 'const rightMoved = right !== undefined && fingerprint(right) !== known.outlook',
    instead: 'const rightMoved = right !== undefined',
  },
  {
    name: 'record-level last writer wins',
    file: `${sync}/merge.ts`,
    text: "if (!seen.leftMoved) return travel(draft, group, 'crm', right)",
    instead: "if (!seen.leftMoved) return travel(draft, group, 'outlook', left)",
  },
  {
    name: 'half of a series known as all of it',
    file: `${sync}/merge-parts.ts`,
    text: 'sent: again ? printsIn(matter, source, travelling) : printsOf(group, values[source])',
    instead: 'sent: printsOf(group, values[source])',
  },
  {
    name: 'a series merged as one value again',
    file: `${sync}/merge-parts.ts`,
    text: 'group.parts !== undefined && knowsParts',
    instead: 'group.parts === undefined && knowsParts',
  },
  {
    name: 'other half of a series forgotten',
    file: `${sync}/merge.ts`,
    text: 'draft.again ||= merged.again',
    instead: '',
  },
  {
    name: 'day of a series undone by the other side',
    file: `${sync}/merge-parts.ts`,
    text: "if (moved('crm')) return { write: 'outlook', lost: false }",
    instead: "if (moved('crm')) return { write: 'crm', lost: false }",
  },
  {
    name: 'loser of a conflict not kept',
    file: `${app}/note-conflicts.ts`,
    text: 'for (const conflict of conflicts) {',
    instead: 'for (const conflict of conflicts.slice(0, 0)) {',
  },
  {
    name: 'question not asked',
    file: `${app}/note-conflicts.ts`,
    text: 'for (const question of questions) {',
    instead: 'for (const question of questions.slice(0, 0)) {',
  },
  {
    name: 'edit goes with its record unsaid',
    file: `${app}/apply.ts`,
    text: '  noteUnsynced(context, subject, link, decision.side, ledger)\n',
    instead: '',
  },
  {
    name: 'delete beats edit',
    file: `${sync}/plan.ts`,
    text: "if (policy.editBeatsDelete && departs(map, link.base, 'crm', fields)) {",
    instead: 'if (policy.editBeatsDelete && link.base === null) {',
  },
  {
    name: 'moved out read as deleted',
    file: `${app}/observe.ts`,
    text: "return link === null ? none : { kind: 'moved' }",
    instead: "return link === null ? none : { kind: 'gone' }",
  },
  {
    name: 'no brake',
    file: `${sync}/brake.ts`,
    text: 'if (doomed === 0) return false',
    instead: 'if (doomed >= 0) return false',
  },
  {
    name: 'brake forgets earlier portions',
    file: `${app}/record-activity.ts`,
    text: '.reduce((sum, [, count]) => sum + count, 0)',
    instead: '.reduce((sum) => sum, 0)',
  },
  {
    name: 'brake not asked',
    file: `${app}/carry-out.ts`,
    text: 'if (held) return hold(context, stream, count, living)',
    instead: '',
  },
  {
    name: 'container loss read as deletes',
    file: `${app}/carry-out.ts`,
    text: 'if (container.value === null) {',
    instead: 'if (container.value === undefined) {',
  },
  {
    name: 'epoch ignored',
    file: `${app}/carry-out.ts`,
    text: 'if (store.stream(stream).epoch !== state.epoch) return idle',
    instead: '',
  },
  {
    name: 'hint trusted, delete before read',
    file: `${app}/pull.ts`,
    text: 'store.addLook({ ...look, id: row.id, version: null })\n',
    instead: `const lost = store.linkByOutlook(stream, row.id)
    if (lost === null) return false
    const { crmId } = lost
    store.doom({ stream, crmId, side: 'crm', because: 'deleted', noticedAt })
`,
  },
  {
    name: 'absence in a listing read as deletion',
    file: `${app}/enumerate.ts`,
    text: 'context.store.addLook({ stream, side, id, both: true, noticedAt, version: null })',
    instead: `const { crmId } = link
      context.store.doom({ stream, crmId, side: 'crm', because: 'deleted', noticedAt })`,
  },
  {
    name: 'old row of delta believed',
    file: `${app}/pull.ts`,
    text: '  store.addLook({ ...look, id, both: isKnown, version })',
    instead: `  if (link !== null) store.putLink({ ...link, outlookVersion: version })
  else store.addLook({ ...look, id, both: isKnown, version })`,
  },
  {
    name: 'cursor saved before the page',
    file: `${app}/pull.ts`,
    text: '  return store.transaction(() => {\n    if (store.stream(stream).epoch',
    instead: `  moveCursor(context, stream, page, { rung, isNews: false })
  const box = await context.outlook.findContainer(stream, state.container.id)
  if (!box.ok) return failed('outlook', box.failure)
  return store.transaction(() => {
    if (store.stream(stream).epoch`,
  },
  {
    name: 'cap counted anew after a crash',
    file: `${app}/cap.ts`,
    text: 'Math.max(taken, store.countLinks(stream) + inDoubt)',
    instead: 'taken',
  },
  {
    name: 'switch turned while we wait ignored',
    file: `${app}/slice.ts`,
    text: "if (now.phase !== phase || now.epoch !== epoch) return { kind: 'progress' }",
    instead: '',
  },
  {
    name: 'slice without bounds',
    file: `${app}/slice.ts`,
    text: 'if (clock.now() >= endsAt || outlook.spent().requests >= endsAtRequests)',
    instead: 'if (clock.now() < endsAtRequests - endsAt)',
  },
  {
    name: 'mapping change forgotten while busy',
    file: `${app}/compare-mapping.ts`,
    text: 'return store.saveStream({ ...state, deepDue: true })',
    instead: 'return',
  },
]

export const mutants: readonly Mutant[] = [...planMutants, ...linkMutants]
