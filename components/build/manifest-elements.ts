/**
 * @module
 * custom-elements.json as what is made from it reads it: the elements and what each has.
 */
import { readFile } from 'node:fs/promises'
import type { Described, ElementDeclaration, Member } from './manifest-type.ts'

export type DeclaredElement = {
  readonly declaration: ElementDeclaration
  /** The module it comes from, without ending: `components/session/session`. */
  readonly module: string
}

type Manifest = {
  readonly modules: readonly {
    readonly path: string
    readonly declarations: readonly Partial<ElementDeclaration>[]
  }[]
}

export const readManifest = async (out: string): Promise<Manifest> =>
  JSON.parse(await readFile(`${out}/custom-elements.json`, 'utf8')) as Manifest

export const declaredElements = ({ modules }: Manifest): readonly DeclaredElement[] =>
  modules.flatMap(({ path, declarations }) =>
    declarations
      .filter((each): each is ElementDeclaration => each.tagName !== undefined)
      .map((declaration) => ({ declaration, module: path.replace(/\.ts$/, '') })),
  )

/** Properties a page can set. */
export const settable = ({ members = [] }: ElementDeclaration): readonly Member[] =>
  members.filter(({ kind, readonly }) => kind === 'field' && readonly !== true)

/** Own events; `input` and `change` every framework knows by itself. */
export const ownEvents = ({ events = [] }: ElementDeclaration): readonly Described[] =>
  events.filter(({ name }) => name.includes('-'))
