/**
 * @module
 * llms.txt of the package: what the elements are and have, in one plain text made from the manifest.
 */
import type { DeclaredElement } from './manifest-elements.ts'
import type { Described, ElementDeclaration } from './manifest-type.ts'

export const llmsText = (name: string, elements: readonly DeclaredElement[]): string =>
  [
    `# ${name}`,
    '',
    '> Custom elements that tie a CRM to Microsoft 365: choose people, switch calendar and contacts sync, map fields.',
    '',
    'Put the elements inside one `<o365-session edge="https://…">` and set its property `getToken` to a',
    "function that asks the CRM's own server for an embed token. A token never stands in an attribute.",
    `npm: \`import '${name}/define'\` registers all elements; \`import '${name}'\` gives the classes alone.`,
    'One file: `<script type="module" src="https://edge.example/elements/o365.js"></script>`.',
    `Types of the tags: \`import type {} from '${name}/react'\`, \`/vue\`, \`/svelte\`.`,
    'React 19: an event is `on` and its exact name, e.g. `ono365-saved`. Events bubble and cross shadow',
    'roots; those named `o365-before-…` can be prevented.',
    ...elements.flatMap(({ declaration }) => ['', ...elementText(declaration)]),
    '',
  ].join('\n')

const elementText = (element: ElementDeclaration): readonly string[] => {
  const { members = [] } = element
  return [
    `## <${element.tagName}>`,
    '',
    element.description ?? element.summary ?? '',
    ...list('Attributes', element.attributes),
    ...list(
      'Properties',
      members.filter(({ kind }) => kind === 'field'),
    ),
    ...list(
      'Methods',
      members.filter(({ kind }) => kind === 'method'),
    ),
    ...list('Events', element.events),
    ...list('Slots', element.slots),
    ...list('Parts', element.cssParts),
    ...list('States', element.cssStates),
    ...list('Custom properties', element.cssProperties),
  ]
}

const list = (title: string, items: readonly Described[] = []): readonly string[] =>
  items.length === 0 ? [] : ['', `### ${title}`, '', ...items.map(line)]

const line = ({ name, type, description }: Described): string =>
  `- \`${name || '(default)'}\`${type ? ` (${type.text})` : ''}: ${description ?? ''}`
