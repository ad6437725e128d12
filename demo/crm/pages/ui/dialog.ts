/**
 * @module
 * A form in a modal dialog: title, fields, problems, buttons. Focus and Escape are the platform's.
 */
import { h } from './dom.ts'

export type DialogButton = {
  label: string
  tone?: 'danger'
  run: () => Promise<string | undefined>
}

type DialogParts = {
  title: string
  body: HTMLElement
  save?: { label: string; run: () => Promise<string | undefined> }
  buttons?: readonly DialogButton[]
}

/** `save` and the buttons answer a problem text, or undefined when done: then the dialog closes. */
export function openDialog(parts: DialogParts): void {
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true })
  const dialog = h('dialog', { 'aria-label': parts.title })
  const attempt = async (run: () => Promise<string | undefined>): Promise<void> => {
    const text = await run()
    if (text === undefined) return dialog.close()
    problem.textContent = text
    problem.hidden = false
    problem.scrollIntoView({ block: 'nearest' })
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    if (parts.save !== undefined) void attempt(parts.save.run)
  }
  dialog.append(
    h(
      'form',
      { method: 'dialog', onsubmit: submit },
      h('h2', {}, parts.title),
      problem,
      parts.body,
      footer(parts, attempt, () => dialog.close()),
    ),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

function footer(
  parts: DialogParts,
  attempt: (run: () => Promise<string | undefined>) => Promise<void>,
  close: () => void,
): HTMLElement {
  const extra = (parts.buttons ?? []).map(({ tone = '', run, label }) =>
    h('button', { type: 'button', class: tone, onclick: () => void attempt(run) }, label),
  )
  const cancel = h(
    'button',
    { type: 'button', onclick: close },
    parts.save === undefined ? 'Close' : 'Cancel',
  )
  const save =
    parts.save !== undefined && h('button', { type: 'submit', class: 'primary' }, parts.save.label)
  return h('footer', {}, ...extra, h('span', { class: 'gap' }), cancel, save)
}

/** A label over a control. */
export function field(label: string, control: HTMLElement, wide = false): HTMLElement {
  return h('label', { class: wide ? 'field wide' : 'field' }, h('span', {}, label), control)
}
