/**
 * @module
 * Types of the tags for React 19, Vue 3 and Svelte 5, written from the manifest: an importing project
 * has its tags checked, and nothing of it is loaded at run time.
 */
import { ownEvents, settable } from './manifest-elements.ts'
import type { DeclaredElement } from './manifest-elements.ts'

export type FrameworkTypes = {
  readonly react: string
  readonly vue: string
  readonly svelte: string
}

export const frameworkTypes = (elements: readonly DeclaredElement[]): FrameworkTypes => ({
  react: [
    `import type { DetailedHTMLProps, HTMLAttributes } from 'react'`,
    ...imports(elements),
    '',
    `declare module 'react' {`,
    `  namespace JSX {`,
    `    interface IntrinsicElements {`,
    ...elements.flatMap((element) => entry(element, '      ', reactType, asIs)),
    `    }`,
    `  }`,
    `}`,
    '',
  ].join('\n'),
  vue: [
    `import type { HTMLAttributes } from 'vue'`,
    ...imports(elements),
    '',
    `type Tag<Properties> = new () => { $props: HTMLAttributes & Properties }`,
    '',
    `declare module 'vue' {`,
    `  interface GlobalComponents {`,
    ...elements.flatMap((element) => entry(element, '    ', vueType, camel)),
    `  }`,
    `}`,
    '',
  ].join('\n'),
  svelte: [
    `import type { HTMLAttributes } from 'svelte/elements'`,
    ...imports(elements),
    '',
    `declare module 'svelte/elements' {`,
    `  interface SvelteHTMLElements {`,
    ...elements.flatMap((element) => entry(element, '    ', svelteType, asIs)),
    `  }`,
    `}`,
    '',
  ].join('\n'),
})

type Wrap = (name: string) => readonly [before: string, after: string]

const reactType: Wrap = (name) => [`DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & {`, '}']
const vueType: Wrap = () => ['Tag<{', '}>']
const svelteType: Wrap = (name) => [`HTMLAttributes<${name}> & {`, '}']

const entry = (
  { declaration }: DeclaredElement,
  indent: string,
  wrap: Wrap,
  listener: (event: string) => string,
): readonly string[] => {
  const { name, tagName } = declaration
  const [before, after] = wrap(name)
  return [
    ...comment(declaration.summary, indent),
    `${indent}'${tagName}': ${before}`,
    ...settable(declaration).flatMap((member) => [
      ...comment(member.description, `${indent}  `),
      `${indent}  ${member.name}?: ${name}['${member.name}'] | undefined`,
    ]),
    ...ownEvents(declaration).flatMap((event) => [
      ...comment(event.description, `${indent}  `),
      `${indent}  '${listener(event.name)}'?: ((event: HTMLElementEventMap['${event.name}']) => void) | undefined`,
    ]),
    `${indent}${after}`,
  ]
}

/** React and Svelte take the exact name after `on`; Vue's compiler writes it in one word. */
const asIs = (event: string): string => `on${event}`
const camel = (event: string): string =>
  asIs(event.charAt(0).toUpperCase() + event.slice(1)).replaceAll(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  )

const comment = (text: string | undefined, indent: string): readonly string[] =>
  text === undefined ? [] : [`${indent}/** ${text.replaceAll('\n', ' ')} */`]

/** The classes, and with them the names of the events. */
const imports = (elements: readonly DeclaredElement[]): readonly string[] => [
  `import type {} from './components/element/events.js'`,
  ...elements.map(
    ({ declaration, module }) => `import type { ${declaration.name} } from './${module}.js'`,
  ),
]
