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

/** `save` and the buttons answer a problem text, or undefined when done: then the dialog closes. */
export function openDialog(parts: {
  title: string
  body: HTMLElement
  save?: { label: string; run: () => Promise<string | undefined> }
  buttons?: readonly DialogButton[]
}): void {
  const problem = h('p', { class: 'problem', role: 'alert', hidden: true })
  const dialog = h('dialog', { 'aria-label': parts.title })
  const close = (): void => dialog.close()
  const attempt = (run: () => Promise<string | undefined>) => async (): Promise<void> => {
    const text = await run()
    if (text === undefined) return close()
    problem.textContent = text
    problem.hidden = false
    problem.scrollIntoView({ block: 'nearest' })
  }
  const extra = (parts.buttons ?? []).map((button) =>
    h(
      'button',
      { type: 'button', class: button.tone ?? '', onclick: () => void attempt(button.run)() },
      button.label,
    ),
  )
  const save = parts.save
  const submit = (event: Event): void => {
    event.preventDefault()
    if (save !== undefined) void attempt(save.run)()
  }
  dialog.append(
    h(
      'form',
      { method: 'dialog', onsubmit: submit },
      h('h2', {}, parts.title),
      problem,
      parts.body,
      h(
        'footer',
        {},
        ...extra,
        h('span', { class: 'gap' }),
        h('button', { type: 'button', onclick: close }, save === undefined ? 'Close' : 'Cancel'),
        save !== undefined && h('button', { type: 'submit', class: 'primary' }, save.label),
      ),
    ),
  )
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

/** A label over a control. */
export function field(label: string, control: HTMLElement, wide = false): HTMLElement {
  return h('label', { class: wide ? 'field wide' : 'field' }, h('span', {}, label), control)
}
