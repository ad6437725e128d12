/**
 * @module
 * Holds custom-elements.json against the sources: each part, slot, event and token that exists is
 * documented, and nothing else is; each public member says what it is.
 *
 * Also takes out what the analyzer guesses (events without a tag) and what is no page's business.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'

type Named = { readonly name?: string; readonly description?: string }
type Member = Named & {
  readonly kind: string
  readonly privacy?: string
  readonly static?: boolean
  readonly inheritedFrom?: unknown
}
type Declaration = {
  readonly name: string
  readonly tagName?: string
  readonly slots?: readonly Named[]
  readonly cssParts?: readonly Named[]
  readonly cssProperties?: readonly Named[]
  attributes?: readonly Named[]
  events?: readonly Named[]
  members?: readonly Member[]
}
type Manifest = {
  readonly modules: readonly { readonly path: string; readonly declarations: Declaration[] }[]
}

export const checkManifest = async (out: string): Promise<readonly string[]> => {
  const path = `${out}/custom-elements.json`
  const manifest = JSON.parse(await readFile(path, 'utf8')) as Manifest
  const gaps: string[] = []
  for (const { path: module, declarations } of manifest.modules) {
    for (const declaration of declarations.filter(({ tagName }) => tagName)) {
      tidy(declaration)
      gaps.push(...(await gapsOf(declaration, await sourceOf(module))))
    }
  }
  await writeFile(path, `${JSON.stringify(manifest, undefined, 2)}\n`)
  return gaps
}

/** Members of the platform's form contract are called by the browser, not by people. */
const isPublic = ({ name = '', privacy, static: own }: Member): boolean =>
  privacy === undefined && !own && !name.startsWith('#') && !/^form\w+Callback$/.test(name)

const tidy = (declaration: Declaration): void => {
  declaration.events = (declaration.events ?? []).filter(({ description }) => description)
  declaration.members = (declaration.members ?? []).filter(isPublic)
}

/** The element's folder, and the shared templates it uses. */
const sourceOf = async (module: string): Promise<string> => {
  const folder = module.slice(0, module.lastIndexOf('/'))
  const own = await textOf(folder)
  const shared = await textOf('components/element')
  return `${own}\n${[...shared.matchAll(/\n\/\/ file (\S+)\n([^]*?)(?=\n\/\/ file |$)/g)]
    .filter(([, file]) => file && own.includes(`/element/${file}'`))
    .map(([, , text]) => text)
    .join('\n')}`
}

const textOf = async (folder: string): Promise<string> => {
  const all = await readdir(folder, { recursive: true })
  const files = all.filter((file) => file.endsWith('.ts')).toSorted()
  const texts = await Promise.all(
    files.map(async (file) => `\n// file ${file}\n${await readFile(`${folder}/${file}`, 'utf8')}`),
  )
  return texts.join('')
}

const gapsOf = async (declaration: Declaration, source: string): Promise<readonly string[]> => {
  const { name, slots, cssParts, cssProperties, events, attributes, members } = declaration
  const parts = [
    ...found(source, /part="([a-z ]+)"/g),
    ...found(source, /part: `(field)/g),
  ].flatMap((each) => each.split(' '))
  const columns = name === 'FieldMapper' ? ['crm', 'direction', 'outlook', 'transform'] : []
  const slotted = [...source.matchAll(/<slot(?: name="(\w+)")?/g)].map(([, slot]) => slot ?? '')
  const blank = [...(attributes ?? []), ...(members ?? [])].filter(
    ({ description }) => !description,
  )
  return [
    ...differ(`${name} part`, [...parts, ...columns], namesOf(cssParts)),
    ...differ(`${name} slot`, slotted, namesOf(slots)),
    ...differ(`${name} token`, found(source, /var\((--o365-[\w-]+)/g), namesOf(cssProperties)),
    ...missing(`${name} event`, found(source, /new O365(\w+)Event\(/g).map(kebab), namesOf(events)),
    ...blank.map((each) => `${name}: ${each.name} says nothing of itself`),
  ]
}

const kebab = (name: string): string =>
  `o365${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

const found = (source: string, pattern: RegExp): string[] =>
  [...source.matchAll(pattern)].map(([, name]) => name ?? '')

const namesOf = (list: readonly Named[] = []): string[] => list.map(({ name }) => name ?? '')

const missing = (what: string, there: readonly string[], told: readonly string[]): string[] =>
  [...new Set(there)]
    .filter((each) => !told.includes(each))
    .map((each) => `${what} ${each} is untold`)

const differ = (what: string, there: readonly string[], told: readonly string[]): string[] => [
  ...missing(what, there, told),
  ...told.filter((each) => !there.includes(each)).map((each) => `${what} ${each} is not there`),
]
