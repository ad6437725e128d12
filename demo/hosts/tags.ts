/**
 * @module
 * The tags' types in Vue and Svelte, which the compiler does not see in files of their own kinds: what
 * must be allowed stands here plainly, what must not be under `@ts-expect-error`.
 */
import type { GlobalComponents } from 'vue'
import type { SvelteHTMLElements } from 'svelte/elements'

type VueTag<Name extends keyof GlobalComponents> = GlobalComponents[Name] extends new () => {
  $props: infer Properties
}
  ? Properties
  : never

export const inVue: VueTag<'o365-sync-toggle'> = {
  stream: 'contacts',
  onO365SyncChanged: ({ detail }) => detail.enabled,
}

export const notInVue: VueTag<'o365-user-picker'> = {
  // @ts-expect-error a boolean
  multiple: 'yes',
}

export const inSvelte: SvelteHTMLElements['o365-user-picker'] = {
  multiple: true,
  selected: [],
  'ono365-error': ({ detail }) => detail.problem.retryable,
}

export const notInSvelte: SvelteHTMLElements['o365-sync-toggle'] = {
  // @ts-expect-error one of the two streams
  stream: 'mail',
}
