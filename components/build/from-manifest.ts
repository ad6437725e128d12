/**
 * @module
 * Writes what is made from custom-elements.json into the package: data for VS Code, types of the tags
 * for frameworks, llms.txt (EMB-1).
 */
import { readFile, writeFile } from 'node:fs/promises'
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration'
import { frameworkTypes } from './framework-types.ts'
import { llmsText } from './llms.ts'
import { declaredElements, readManifest } from './manifest-elements.ts'

type ItsManifest = Parameters<typeof generateVsCodeCustomElementData>[0]

export const writeFromManifest = async (out: string): Promise<void> => {
  const manifest = await readManifest(out)
  const elements = declaredElements(manifest)
  const { name } = JSON.parse(await readFile('package.json', 'utf8')) as { name: string }
  for (const [framework, text] of Object.entries(frameworkTypes(elements))) {
    await writeFile(`${out}/types/${framework}.d.ts`, text)
  }
  await writeFile(`${out}/llms.txt`, llmsText(name, elements))
  generateVsCodeCustomElementData(manifest as unknown as ItsManifest, {
    outdir: out,
    hideLogs: true,
  })
}
