/**
 * @module
 * What belongs to the table and stands under it: the words for options, and what is wrong with the whole.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { ContactMapping } from '../../../edge/contract/mapping.ts'
import type { Translate } from '../../i18n/message.ts'
import { wholeNotice } from './issue-notices.ts'
import { optionWords } from './option-words.ts'
import type { ChangeWords, WordRow } from './option-words.ts'

export const underTable = <Row extends WordRow>(
  t: Translate,
  { saved, rows }: { readonly saved: ContactMapping; readonly rows: readonly Row[] },
  locked: boolean,
  change: ChangeWords<Row>,
  issues: readonly string[],
): TemplateResult => html` ${optionWords(t, saved, rows, locked, change)} ${wholeNotice(issues)} `
