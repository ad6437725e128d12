/**
 * @module
 * What the page shows: one of these at a time.
 */
import type { InstallVisit } from '../contract/install.ts'
import type { Visit } from '../contract/visit.ts'
import type { WordKey } from './words/en.ts'

type TitleKey = Extract<WordKey, `problem.${string}.title`>
export type ProblemPage = TitleKey extends `problem.${infer Page}.title` ? Page : never

export type Trouble = {
  readonly page: ProblemPage
  /** Of the edge or of Microsoft, for those who help. */
  readonly code: string
  readonly trace: string | null
}

export type Screen =
  | { readonly kind: 'waiting'; readonly for: 'sign-in' | 'visit' | 'consent' }
  | { readonly kind: 'visit'; readonly visit: Visit }
  /** `link`: to be sent to somebody who may. */
  | { readonly kind: 'install'; readonly install: InstallVisit; readonly link: string | null }
  | ({ readonly kind: 'problem' } & Trouble)

export type Act = 'accept' | 'request' | 'withdraw' | 'install'

export const trouble = (
  page: ProblemPage,
  code: string = page,
  trace: string | null = null,
): Screen => ({ kind: 'problem', page, code, trace })
