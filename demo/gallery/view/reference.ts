/**
 * @module
 * What an element has, in tables, from the manifest alone.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { attributeOf, methodsOf, propertiesOf } from '../manifest.ts'
import type {
  Described,
  ElementDeclaration,
  Member,
} from '../../../components/build/manifest-type.ts'

type Row = readonly (string | TemplateResult | typeof nothing)[]

export const reference = (element: ElementDeclaration): TemplateResult => html`
  <h3 id="${element.tagName}-reference">Reference</h3>
  ${table(
    element,
    'Attributes and properties',
    ['Property', 'Attribute', 'Type', ''],
    propertiesOf(element).map((member) => propertyRow(element, member)),
  )}
  ${table(
    element,
    'Methods',
    ['Method', 'Answers', ''],
    methodsOf(element).map((member) => [
      code(signature(member)),
      code(member.return?.type?.text ?? 'void'),
      prose(member.description),
    ]),
  )}
  ${table(
    element,
    'Events',
    ['Event', 'Type', ''],
    (element.events ?? []).map((each) => [
      code(each.name),
      code(each.type?.text ?? 'Event'),
      prose(each.description),
    ]),
  )}
  ${named(element, 'Slots', 'Slot', element.slots, (name) => name || '(default)')}
  ${named(element, 'Parts', '::part()', element.cssParts)}
  ${named(element, 'States', ':state()', element.cssStates)}
  ${named(element, 'Custom properties', 'Property', element.cssProperties)}
`

const propertyRow = (element: ElementDeclaration, member: Member): Row => {
  const attribute = attributeOf(element, member)
  return [
    code(member.name),
    attribute === undefined ? '–' : code(attribute),
    html`${code(member.type?.text ?? '')}${member.readonly ? html` <small>read only</small>` : nothing}`,
    prose(member.description),
  ]
}

const signature = ({ name, parameters = [] }: Member): string =>
  `${name}(${parameters.map((each) => each.name).join(', ')})`

const named = (
  element: ElementDeclaration,
  caption: string,
  head: string,
  list: readonly Described[] = [],
  say: (name: string) => string = (name) => name,
): TemplateResult | typeof nothing =>
  table(
    element,
    caption,
    [head, ''],
    list.map(({ name, description }) => [code(say(name)), prose(description)]),
  )

/** Backticks mark code, as in the sources. */
const prose = (text = ''): TemplateResult =>
  html`${text.split('`').map((part, at) => (at % 2 === 1 ? code(part) : part))}`

const code = (text: string): TemplateResult => html`<code>${text}</code>`

const table = (
  { tagName }: ElementDeclaration,
  caption: string,
  head: readonly string[],
  rows: readonly Row[],
): TemplateResult | typeof nothing => {
  if (rows.length === 0) return nothing
  const id = `${tagName}-${caption.toLowerCase().replaceAll(' ', '-')}`
  return html`
    <div class="scroll" tabindex="0" role="group" aria-labelledby=${id}>
      <table data-reference=${caption}>
        <caption id=${id}>
          ${caption}
          <small>${rows.length}</small>
        </caption>
        <thead>
          <tr>
            ${head.map((text) => html`<th scope="col">${text || 'What it is'}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...rest]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${rest.map((cell) => html`<td>${cell}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `
}
