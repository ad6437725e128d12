/**
 * @module
 * What somebody else has saved meanwhile, shown by a file of its own (versions/versions.ts).
 */
import { nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping } from '../../edge/contract/mapping.ts'
import { offline } from '../client/call-problem.ts'
import type { Late, LateExports } from '../element/late.ts'
import { problemNotice } from '../element/problem-notice.ts'
import type { Translate } from '../i18n/message.ts'
import type { Draft } from './mapper-state.ts'
import type { MergeActs, mergeView } from './versions/merge-view.ts'

type Part = LateExports & { readonly mergeView: typeof mergeView }

export const theirVersion = (
  { now, failed }: Late<Part>,
  t: Translate,
  locale: string,
  draft: Draft,
  theirs: ContactMapping,
  acts: MergeActs,
): TemplateResult | typeof nothing => {
  if (failed) return problemNotice(t, offline)
  return now?.mergeView(t, locale, Date.now(), draft, theirs, acts) ?? nothing
}
