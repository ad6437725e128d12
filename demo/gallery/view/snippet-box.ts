/**
 * @module
 * A snippet with the choice of the framework and a button that copies it.
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import { frameworks, snippet } from '../snippets.ts'
import type { Example, Framework } from '../snippets.ts'

export const snippetBox = (
  example: Example,
  framework: Framework,
  choose: (framework: Framework) => void,
): TemplateResult => {
  const text = snippet(framework, example)
  return html`
    <h3 id="${example.tag}-use">Use it</h3>
    <div class="snippet">
      <div class="bar">
        <div role="group" aria-label="Framework" class="tabs">
          ${frameworks.map(
            (each) =>
              html`<button
                type="button"
                aria-pressed=${String(each === framework)}
                @click=${() => choose(each)}
              >
                ${each}
              </button>`,
          )}
        </div>
        <button type="button" class="copy" @click=${(event: Event) => copy(event, text)}>
          Copy
        </button>
      </div>
      <pre
        tabindex="0"
        role="region"
        aria-label="${framework} for ${example.tag}"
      ><code>${text}</code></pre>
    </div>
  `
}

const SAID_MS = 1500

/** Without a clipboard (plain http, no permission) the text is selected, ready for the keys. */
const copy = async ({ currentTarget }: Event, text: string): Promise<void> => {
  const button = currentTarget as HTMLButtonElement
  const said = await navigator.clipboard?.writeText(text).then(
    () => 'Copied',
    () => undefined,
  )
  if (said === undefined) select(button)
  button.textContent = said ?? 'Selected'
  setTimeout(() => (button.textContent = 'Copy'), SAID_MS)
}

const select = (button: HTMLElement): void => {
  const code = button.closest('.snippet')?.querySelector('code')
  if (code) getSelection()?.selectAllChildren(code)
}
