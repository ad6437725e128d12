/**
 * @module
 * The shape of custom-elements.json, for the build that makes files of it and the gallery that shows it.
 */
export type Described = {
  readonly name: string
  readonly description?: string
  readonly type?: { readonly text: string }
  readonly default?: string
}

export type Attribute = Described & { readonly fieldName?: string }

export type Member = Described & {
  readonly kind: 'field' | 'method'
  readonly readonly?: boolean
  readonly attribute?: string
  readonly parameters?: readonly Described[]
  readonly return?: { readonly type?: { readonly text: string } }
}

export type ElementDeclaration = {
  readonly name: string
  readonly tagName: string
  readonly summary?: string
  readonly description?: string
  readonly attributes?: readonly Attribute[]
  readonly members?: readonly Member[]
  readonly events?: readonly Described[]
  readonly slots?: readonly Described[]
  readonly cssParts?: readonly Described[]
  readonly cssProperties?: readonly Described[]
  readonly cssStates?: readonly Described[]
}
