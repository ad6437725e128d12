/**
 * @module
 * custom-elements.json as the gallery reads it: what it says of each element, and nothing added.
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

export type Declaration = {
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

export type Manifest = {
  readonly modules: readonly { readonly declarations: readonly Partial<Declaration>[] }[]
}

export const elementsOf = ({ modules }: Manifest): readonly Declaration[] =>
  modules
    .flatMap(({ declarations }) => declarations)
    .filter((each): each is Declaration => each.tagName !== undefined)

/** Fields first, each with the attribute that sets it. */
export const propertiesOf = ({ members = [] }: Declaration): readonly Member[] =>
  members.filter(({ kind }) => kind === 'field')

export const methodsOf = ({ members = [] }: Declaration): readonly Member[] =>
  members.filter(({ kind }) => kind === 'method')

export const attributeOf = ({ attributes = [] }: Declaration, member: Member): string | undefined =>
  attributes.find(({ name, fieldName }) => (fieldName ?? name) === member.name)?.name

/** Loads it from beside the page, where the build puts it. */
export const loadManifest = async (): Promise<readonly Declaration[]> => {
  const response = await fetch('/gallery/custom-elements.json')
  return response.ok ? elementsOf((await response.json()) as Manifest) : []
}
