/**
 * @module
 * custom-elements.json as the gallery reads it: what it says of each element, and nothing added.
 */
import type { ElementDeclaration, Member } from '../../components/build/manifest-type.ts'

export type Manifest = {
  readonly modules: readonly { readonly declarations: readonly Partial<ElementDeclaration>[] }[]
}

export const elementsOf = ({ modules }: Manifest): readonly ElementDeclaration[] =>
  modules
    .flatMap(({ declarations }) => declarations)
    .filter((each): each is ElementDeclaration => each.tagName !== undefined)

/** Fields first, each with the attribute that sets it. */
export const propertiesOf = ({ members = [] }: ElementDeclaration): readonly Member[] =>
  members.filter(({ kind }) => kind === 'field')

export const methodsOf = ({ members = [] }: ElementDeclaration): readonly Member[] =>
  members.filter(({ kind }) => kind === 'method')

export const attributeOf = (
  { attributes = [] }: ElementDeclaration,
  member: Member,
): string | undefined =>
  attributes.find(({ name, fieldName }) => (fieldName ?? name) === member.name)?.name

/** Loads it from beside the page, where the build puts it. */
export const loadManifest = async (): Promise<readonly ElementDeclaration[]> => {
  const response = await fetch('/gallery/custom-elements.json')
  return response.ok ? elementsOf((await response.json()) as Manifest) : []
}
