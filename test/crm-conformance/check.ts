/**
 * @module
 * What a check of the kit is, and how it says what it found. Ids are those of the connector contract's list
 * (crm-contract §6.5).
 *
 * Does not own: any check (checks/), how they are printed (report.ts).
 */
import type { Answer } from './backend.ts'
import type { Bench } from './bench.ts'

export type Finding =
  | { readonly kind: 'pass' }
  /** What came instead: statuses, codes and values the kit itself wrote, never other data. */
  | { readonly kind: 'fail'; readonly came: string }
  /** Said in `/capabilities`, or needed for the check and not there. */
  | { readonly kind: 'not-offered'; readonly why: string }
  /** Something else must be put right first. */
  | { readonly kind: 'not-run'; readonly why: string }

export type Check = {
  readonly id: string
  /** `advice`: the contract wants it, this product does not lean on it. */
  readonly need: 'relied' | 'advice'
  /** What is expected, as one sentence. */
  readonly expected: string
  /** What the product would do wrong without it. */
  readonly otherwise: string
  /** Where it fails, those after it cannot be run. */
  readonly isGate?: true
  run(bench: Bench): Promise<Finding>
}

export const pass: Finding = { kind: 'pass' }
export const failed = (came: string): Finding => ({ kind: 'fail', came })
export const notOffered = (why: string): Finding => ({ kind: 'not-offered', why })
export const notRun = (why: string): Finding => ({ kind: 'not-run', why })

/** What must hold, and what is said where it does not. */
export type Claim = readonly [holds: boolean, came: string]

/** The first claim that does not hold is the finding. */
export function claims(...all: readonly Claim[]): Finding {
  const broken = all.find(([holds]) => !holds)
  return broken === undefined ? pass : failed(broken[1])
}

export const isSuccess = ({ status }: Answer): boolean => status >= 200 && status < 300
export const isRefused = ({ status }: Answer): boolean => status >= 400 && status < 500

/** An answer in words: its status and code, or why there was none. */
export function said(answer: Answer): string {
  if (answer.status === 0) return answer.broken ?? 'no answer'
  const code = codeOf(answer)
  return [`status ${answer.status}`, code, pointerOf(answer)]
    .filter((part) => part !== '')
    .join(', ')
}

/** The field at fault, where the refusal names one. */
function pointerOf({ status, json }: Answer): string {
  const [error] = listOf(membersOf(json)['errors']).map(membersOf)
  const pointer = textOf(error?.['pointer'])
  return status >= 400 && /^\/[\w./~-]{1,80}$/u.test(pointer) ? `at ${pointer}` : ''
}

/** Only what looks like a code: a backend's own words may hold anything. */
export function codeOf({ status, json }: Answer): string {
  if (status < 400) return ''
  const { code, type } = membersOf(json)
  const name = typeof code === 'string' ? code : textOf(type).split('/').at(-1)
  return /^[a-z][a-z0-9-]{1,40}$/u.test(name ?? '') ? (name ?? '') : ''
}

export type Members = Readonly<Record<string, unknown>>

export const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const itemsOf = ({ json }: Answer): readonly Members[] =>
  listOf(membersOf(json)['items']).map(membersOf)
export const idOf = ({ json }: Answer): string => textOf(membersOf(json)['id'])
export const revOf = ({ json }: Answer): string => textOf(membersOf(json)['rev'])
export const valueOf = ({ json }: Answer, name: string): unknown => membersOf(json)[name]
/** A cursor that leads on. */
export const cursorOf = ({ json }: Answer): string => textOf(membersOf(json)['cursor'])

/** The spellings of an empty value that the connector takes for the same. */
export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === ''
