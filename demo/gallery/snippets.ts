/**
 * @module
 * Snippets to copy: one example of each element, written out for each framework. Attributes and events
 * in the examples exist in the manifest; test/journeys/gallery.test.ts holds them against it.
 */
export type Framework = 'HTML' | 'React' | 'Vue' | 'Svelte' | 'Angular'

export const frameworks: readonly Framework[] = ['HTML', 'React', 'Vue', 'Svelte', 'Angular']

export type Example = {
  readonly tag: string
  readonly attributes: readonly string[]
  readonly event: string
  /** What the handler does with the event. */
  readonly use: string
}

export const examples: readonly Example[] = [
  {
    tag: 'o365-user-picker',
    attributes: ['multiple', 'name="people"'],
    event: 'change',
    use: 'event.target.value',
  },
  {
    tag: 'o365-sync-toggle',
    attributes: ['stream="calendar"'],
    event: 'o365-sync-changed',
    use: 'event.detail.enabled',
  },
  {
    tag: 'field-mapper',
    attributes: ['name="mapping"'],
    event: 'o365-saved',
    use: 'event.detail.version',
  },
]

const EDGE = 'https://edge.example'
const ASK = `fetch('/my-crm/embed-token').then((answer) => answer.text())`

export const snippet = (framework: Framework, example: Example): string =>
  writers[framework](example)

const opening = ({ tag, attributes }: Example): string => [tag, ...attributes].join(' ')

const html = (
  example: Example,
): string => `<script type="module" src="${EDGE}/elements/o365.js"></script>

<o365-session edge="${EDGE}">
  <${opening(example)}></${example.tag}>
</o365-session>

<script type="module">
  document.querySelector('o365-session').getToken = () =>
    ${ASK}
  document
    .querySelector('${example.tag}')
    .addEventListener('${example.event}', (event) => console.log(${example.use}))
</script>`

/** React 19 takes the exact name of an event after \`on\`; \`change\` is its own \`onChange\`. */
const reactEvent = (event: string): string => (event === 'change' ? 'onChange' : `on${event}`)

const reactUse = ({ event, tag, use }: Example): string =>
  event === 'change'
    ? use.replace('event.target', `(event.target as HTMLElementTagNameMap['${tag}'])`)
    : use

const react = (example: Example): string => `import 'o365-crm-sync/define'
import type {} from 'o365-crm-sync/react'

const getToken = () =>
  ${ASK}

export const Microsoft365 = () => (
  <o365-session edge="${EDGE}" getToken={getToken}>
    <${opening(example)}
      ${reactEvent(example.event)}={(event) => console.log(${reactUse(example)})}
    />
  </o365-session>
)`

const vue = (example: Example): string => `<script setup lang="ts">
import 'o365-crm-sync/define'
import type {} from 'o365-crm-sync/vue'

// vite.config.ts: vue({ template: { compilerOptions: {
//   isCustomElement: (tag) => tag.startsWith('o365-') || tag === 'field-mapper' } } })
const getToken = () =>
  ${ASK}
</script>

<template>
  <o365-session edge="${EDGE}" :getToken.prop="getToken">
    <${opening(example)} @${example.event}="(event) => console.log(${example.use})" />
  </o365-session>
</template>`

const svelte = (example: Example): string => `<script lang="ts">
  import 'o365-crm-sync/define'
  import type {} from 'o365-crm-sync/svelte'

  const getToken = () =>
    ${ASK}
</script>

<o365-session edge="${EDGE}" {getToken}>
  <${opening(example)}
    on${example.event}={(event) => console.log(${example.use})}
  ></${example.tag}>
</o365-session>`

const angular = (
  example: Example,
): string => `import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core'
import 'o365-crm-sync/define'

@Component({
  selector: 'app-microsoft365',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
    <o365-session edge="${EDGE}" [getToken]="getToken">
      <${opening(example)} (${example.event})="log($event)"></${example.tag}>
    </o365-session>
  \`,
})
export class Microsoft365 {
  readonly getToken = () =>
    ${ASK}

  log(event: Event) {
    console.log(event)
  }
}`

const writers: { readonly [Each in Framework]: (example: Example) => string } = {
  HTML: html,
  React: react,
  Vue: vue,
  Svelte: svelte,
  Angular: angular,
}
