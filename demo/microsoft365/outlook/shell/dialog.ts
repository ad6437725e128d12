/**
 * @module
 * A modal dialog that is open as long as it is in the template. Escape and Cancel call `close`; focus goes
 * back to where it was by the browser's own rule.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { ref } from 'lit/directives/ref.js'

export type DialogProps = {
  title: string
  /** `alertdialog` for a question before a deletion. */
  role?: 'dialog' | 'alertdialog'
  describedBy?: string
  content: TemplateResult
  close(): void
}

const openers = new WeakMap<Element, Element | null>()
let opened: HTMLDialogElement | undefined

function open(element: Element | undefined): void {
  if (!(element instanceof HTMLDialogElement)) {
    // It is taken out of the page only after this call.
    queueMicrotask(giveBack)
    return
  }
  // It is put into the page only after this call.
  queueMicrotask(() => {
    if (element.open || !element.isConnected) return
    openers.set(element, document.activeElement)
    opened = element
    element.showModal()
    element.querySelector<HTMLElement>('[data-first]')?.focus()
  })
}

/** A dialog that is taken out of the page does not give the focus back by itself. */
function giveBack(): void {
  const last = opened && !opened.isConnected ? openers.get(opened) : undefined
  if (last instanceof HTMLElement && last.isConnected) last.focus()
}

export const dialog = (props: DialogProps): TemplateResult => html`
  <dialog
    ${ref(open)}
    role=${props.role ?? 'dialog'}
    aria-labelledby="dialog-title"
    aria-describedby=${props.describedBy ?? nothing}
    @cancel=${(event: Event) => {
      event.preventDefault()
      props.close()
    }}
  >
    <h2 id="dialog-title">${props.title}</h2>
    ${props.content}
  </dialog>
`
