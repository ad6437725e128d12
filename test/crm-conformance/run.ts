/**
 * @module
 * One run of the kit: prepares, runs every check one after the other, deletes what was made.
 *
 * Does not own: the checks (checks/), printing (report.ts), where the options come from (options.ts).
 */
import type { Access, Backend, Means } from './backend.ts'
import { makeBackend } from './backend.ts'
import type { Bench } from './bench.ts'
import type { Check, Finding, Members } from './check.ts'
import { cursorOf, isSuccess, itemsOf, listOf, notRun, membersOf, said, textOf } from './check.ts'
import { allChecks } from './checks/all.ts'
import { clean } from './clean.ts'
import type { Receiver } from './receiver.ts'

export type Settings = Access & {
  /** Whose records are made; the first active user where it is not said. */
  readonly owner?: string
  readonly patienceMs?: number
}

export type RunMeans = Means & {
  readonly uuid: () => string
  readonly receiver?: Receiver
  /** Asked between two checks: true ends the run, after what was made is deleted. */
  readonly isStopped?: () => boolean
}

export type Result = Pick<Check, 'id' | 'need' | 'expected' | 'otherwise'> & Finding
export type Outcome = {
  readonly vendor: string
  readonly owner: string
  readonly results: readonly Result[]
  /** false: stopped before the last check. */
  readonly isWhole: boolean
  readonly calls: number
  readonly waits: number
  readonly made: number
  /** What could not be deleted. */
  readonly left: readonly string[]
}

/** A minute, by the contract. */
const PATIENCE_MS = 60_000

/** A sentence instead of an outcome: the kit could not begin. */
export async function runKit(settings: Settings, means: RunMeans): Promise<Outcome | string> {
  const backend = makeBackend(settings, means)
  if ((await backend.token()) === '')
    return 'No token: the token endpoint did not answer 200 with an access_token to these credentials.'
  const bench = await prepare(backend, settings, means)
  if (typeof bench === 'string') return bench
  const since = cursorOf(await backend.call('GET', '/changes?cursor=latest'))
  const results: Result[] = []
  let left: readonly string[] = []
  try {
    let gate: Check | null = null
    for (const check of allChecks) {
      if (means.isStopped?.() === true) break
      const finding: Finding =
        gate === null ? await check.run(bench) : notRun(`${gate.id} must hold first`)
      if (check.isGate === true && finding.kind === 'fail') gate = check
      results.push(resultOf(check, finding))
    }
  } finally {
    left = await clean(bench, since)
  }
  return {
    vendor: textOf(membersOf(bench.capabilities['vendor'])['name']).slice(0, 80),
    owner: bench.owner,
    results,
    isWhole: results.length === allChecks.length,
    ...backend.spent,
    made: bench.made.records.length,
    left,
  }
}

const resultOf = ({ id, need, expected, otherwise }: Check, finding: Finding): Result => ({
  id,
  need,
  expected,
  otherwise,
  ...finding,
})

async function prepare(
  backend: Backend,
  settings: Settings,
  means: RunMeans,
): Promise<Bench | string> {
  const capabilities = await backend.call('GET', '/capabilities')
  if (!isSuccess(capabilities))
    return `GET /capabilities: ${said(capabilities)}. Is the base URL the one that ends in the contract’s root?`
  const active = itemsOf(await backend.call('GET', '/users?limit=200'))
    .filter((user) => user['active'] !== false)
    .map((user) => textOf(user['id']))
    .filter((id) => id !== '')
  const owner = settings.owner ?? active[0]
  if (settings.owner !== undefined) {
    const known = await backend.call('GET', `/users/${encodeURIComponent(settings.owner)}`)
    if (!isSuccess(known)) return `--owner ${settings.owner}: ${said(known)}`
  }
  if (owner === undefined)
    return 'GET /users names no active user: say whose records to make with --owner.'
  return {
    backend,
    capabilities: membersOf(capabilities.json),
    fields: {
      contact: await fieldsOf(backend, 'contact'),
      event: await fieldsOf(backend, 'event'),
    },
    owner,
    other: active.find((id) => id !== owner) ?? null,
    mark: `o365-conformance-${means.uuid().slice(0, 8)}`,
    patienceMs: settings.patienceMs ?? PATIENCE_MS,
    pause: means.pause,
    now: means.now,
    receiver: means.receiver ?? null,
    made: { records: [], references: [], hooks: [] },
    uuid: means.uuid,
  }
}

async function fieldsOf(backend: Backend, type: string): Promise<readonly Members[]> {
  const { json } = await backend.call('GET', `/schema/${type}`)
  const { items, fields } = membersOf(json)
  return listOf(items ?? fields).map(membersOf)
}

/** Advice costs nothing; what the product leans on does, and so does a record left behind. */
export const isConform = ({ results, isWhole, left }: Outcome): boolean =>
  isWhole &&
  left.length === 0 &&
  !results.some(({ kind, need }) => kind === 'fail' && need === 'relied')
