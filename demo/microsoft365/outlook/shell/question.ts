/**
 * @module
 * The question before something is deleted for good: Escape and the first focus are on the safe side.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { Question } from './desk.ts'
import { dialog } from './dialog.ts'

export type OpenQuestion = { question: Question; busy: boolean; problem?: string }

export const questionView = (open: OpenQuestion, yes: () => void, no: () => void): TemplateResult =>
  dialog({
    title: open.question.title,
    role: 'alertdialog',
    describedBy: 'question-text',
    close: no,
    content: html`
      <p id="question-text">${open.question.text}</p>
      ${open.problem ? html`<p class="problem" role="alert">${open.problem}</p>` : ''}
      <div class="acts">
        <button type="button" data-first @click=${no}>Cancel</button>
        <button type="button" class="danger" ?disabled=${open.busy} @click=${yes}>
          ${open.question.yes}
        </button>
      </div>
    `,
  })
