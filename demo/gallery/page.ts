/**
 * @module
 * The gallery: puts the invented edges in place, loads the manifest, draws; draws again on a new look.
 */
import '../../components/define/all.ts'
import '../../components/define/install.ts'
import { html, render } from 'lit'
import type { TemplateResult } from 'lit'
import { createWorld } from './edge/answers.ts'
import type { World } from './edge/answers.ts'
import { installStub } from './edge/stub.ts'
import { directionOf, readLook, writeLook } from './look.ts'
import type { Look } from './look.ts'
import { loadManifest } from './manifest.ts'
import type { ElementDeclaration } from '../../components/build/manifest-type.ts'
import { elementStates } from './states/all.ts'
import { elementSection } from './view/element-section.ts'
import type { Shown } from './view/element-section.ts'
import { switches } from './view/switches.ts'

const worlds = new Map<string, World>()
for (const state of Object.values(elementStates).flat()) {
  const signInPage = new URL('/gallery/sign-in.html', location.href).href
  worlds.set(state.id, createWorld(state.setting, Date.now, signInPage))
}
installStub((state) => worlds.get(state))

const found = await loadManifest()
const shown: readonly Shown[] = [...found]
  .toSorted((one, other) => placeOf(one) - placeOf(other))
  .map((element) => ({ element, states: elementStates[element.tagName] ?? [] }))

draw(readLook(location.search))
document.documentElement.dataset['ready'] = ''
document.getElementById(location.hash.slice(1))?.scrollIntoView()

function draw(look: Look): void {
  const change = (next: Look): void => {
    history.replaceState(null, '', `${writeLook(next)}${location.hash}`)
    draw(next)
  }
  document.documentElement.dataset['scheme'] = look.scheme
  render(switches(look, change), place('switches'))
  render(navigation(), place('contents'))
  render(
    found.length > 0
      ? shown.map((each) =>
          elementSection(each, look, (framework) => change({ ...look, framework })),
        )
      : html`<p class="notice">
          custom-elements.json is not built: run <code>npm run build</code>.
        </p>`,
    place('elements'),
  )
  // Text in a right-to-left language is judged by what it stands in.
  document.documentElement.dataset['direction'] = directionOf(look)
}

function navigation(): TemplateResult {
  return html`<ul>
    ${shown.map(
      ({ element: { tagName }, states }) =>
        html`<li>
          <a href="#${tagName}"><code>${tagName}</code></a>
          <ul>
            ${
              states.length > 0
                ? html`<li>
                      <a href="#${tagName}-states">States <small>${states.length}</small></a>
                    </li>
                    <li><a href="#${tagName}-use">Use it</a></li>`
                : ''
            }
            <li><a href="#${tagName}-reference">Reference</a></li>
          </ul>
        </li>`,
    )}
  </ul>`
}

/** Elements one sees first, as the states are listed; the session last. */
function placeOf({ tagName }: ElementDeclaration): number {
  const at = Object.keys(elementStates).indexOf(tagName)
  return at === -1 ? Number.MAX_SAFE_INTEGER : at
}

function place(id: string): HTMLElement {
  const element = document.getElementById(id)
  if (!element) throw new Error(`#${id} is missing in the page`)
  return element
}
