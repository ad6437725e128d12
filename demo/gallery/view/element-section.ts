/**
 * @module
 * One element: what it is, live in every state, how to use it, what it has.
 */
import { html, nothing } from 'lit'
import { ref } from 'lit/directives/ref.js'
import type { TemplateResult } from 'lit'
import { directionOf } from '../look.ts'
import type { Look } from '../look.ts'
import { methodsOf } from '../manifest.ts'
import type { ElementDeclaration } from '../../../components/build/manifest-type.ts'
import { examples } from '../snippets.ts'
import type { Framework } from '../snippets.ts'
import type { ShownState, Tag } from '../states/state.ts'
import { reference } from './reference.ts'
import { snippetBox } from './snippet-box.ts'
import { logEvents, stageOf } from './stage.ts'
import type { Stage } from './stage.ts'

export type Shown = {
  readonly element: ElementDeclaration
  readonly states: readonly ShownState[]
}

export const elementSection = (
  { element, states }: Shown,
  look: Look,
  choose: (framework: Framework) => void,
): TemplateResult => {
  const example = examples.find(({ tag }) => tag === element.tagName)
  return html`
    <section id=${element.tagName} aria-labelledby="${element.tagName}-title" class="element">
      <h2 id="${element.tagName}-title"><code>&lt;${element.tagName}&gt;</code></h2>
      <p class="lead">${element.description ?? element.summary}</p>
      ${
        states.length > 0
          ? html`<h3 id="${element.tagName}-states">States</h3>
              <div class="states">
                ${states.map((state, at) => stateCard(element, state, look, at === 0))}
              </div>`
          : nothing
      }
      ${example ? snippetBox(example, look.framework, choose) : nothing} ${reference(element)}
    </section>
  `
}

const stateCard = (
  element: ElementDeclaration,
  state: ShownState,
  look: Look,
  first: boolean,
): TemplateResult => {
  const stage = stageOf(element.tagName as Tag, state)
  const classes = `stage w-${look.width} t-${look.text}`
  return html`
    <article class=${first ? 'state first' : 'state'} aria-labelledby="${state.id}-title">
      <h4 id="${state.id}-title">${state.title}</h4>
      <p>${state.about}</p>
      <div class=${classes} id=${state.id} lang=${look.lang} dir=${directionOf(look)}>
        ${stage.root}
      </div>
      ${first ? methodButtons(element, stage) : nothing}
      <p class="log" dir="ltr">
        <span>Events</span> <code ${ref((log) => log && begin(element, stage, log))}>none yet</code>
      </p>
    </article>
  `
}

const begun = new WeakSet<Element>()

const begin = (element: ElementDeclaration, stage: Stage, log: Element): void => {
  if (begun.has(stage.element)) return
  begun.add(stage.element)
  logEvents(element, stage, log)
}

/** Methods without parameters, to be called by a press. */
const methodButtons = (element: ElementDeclaration, { element: host }: Stage): TemplateResult => {
  const methods = methodsOf(element).filter(({ parameters = [] }) => parameters.length === 0)
  return html`
    <div class="methods" role="group" aria-label="Methods of ${element.tagName}">
      ${methods.map(
        ({ name, description }) =>
          html`<button
            type="button"
            title=${description ?? ''}
            @click=${() => (Reflect.get(host, name) as () => unknown).call(host)}
          >
            <code>${name}()</code>
          </button>`,
      )}
    </div>
  `
}
