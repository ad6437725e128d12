/**
 * @module
 * Who may import whom: the one table of the architecture (edge/README.md explains it). The compiler
 * projects keep platform names out of the inner layers; this keeps the arrows pointing one way.
 *
 * Does not own: how it is enforced (lint-plugin.ts) and proved (layers.test.ts).
 */

export type Layer = {
  /** Folder from the root; the longest one a file lies in decides. */
  folder: string
  /** Folders or files it may import besides its own. */
  may: readonly string[]
  /** Packages it may import (`lit` stands for `lit/…` too); all of them where not given. */
  packages?: readonly string[]
}

const inner = ['edge/domain', 'edge/contract']

export const layerTable: readonly Layer[] = [
  { folder: 'edge/domain', may: [], packages: [] },
  { folder: 'edge/contract', may: [], packages: ['zod/mini'] },
  { folder: 'edge/ports', may: inner, packages: [] },
  { folder: 'edge/app', may: [...inner, 'edge/ports'], packages: [] },
  {
    folder: 'edge/adapters',
    may: [...inner, 'edge/ports', 'edge/policy.ts'],
    packages: [
      'fast-sha256',
      'hono/utils',
      'html-to-text',
      'jose',
      'libphonenumber-js',
      'rrule-temporal',
      'standardwebhooks',
      'temporal-polyfill',
      'windows-iana',
      'zod',
    ],
  },
  {
    folder: 'edge/objects',
    may: [...inner, 'edge/ports', 'edge/app', 'edge/adapters', 'edge/env.ts', 'edge/policy.ts'],
    packages: ['cloudflare:workers', 'zod'],
  },
  {
    folder: 'edge/http',
    may: [...inner, 'edge/ports', 'edge/app/ingress', 'edge/env.ts', 'edge/policy.ts'],
    packages: ['hono', 'zod'],
  },
  // What a browser loads: it shares the contract and how words are put together, nothing of the Worker.
  {
    folder: 'edge/pages',
    may: ['edge/contract', 'components/i18n/message.ts'],
    packages: ['@azure/msal-browser', 'lit', 'vite', 'zod/mini'],
  },
  { folder: 'edge', may: [] },
  { folder: 'components/build', may: [] },
  { folder: 'components', may: inner, packages: ['lit', 'zod/mini'] },
  { folder: 'demo/crm/pages', may: ['components', 'edge/contract', 'demo/crm'] },
  { folder: 'demo/crm', may: ['edge/contract'] },
  // The invented answers are those of the element tests, so that both show the same.
  {
    folder: 'demo/gallery',
    may: [
      ...inner,
      'components',
      'test/components/support/samples.ts',
      'test/components/support/activity-samples.ts',
      'test/components/support/install-samples.ts',
    ],
  },
  { folder: 'demo/hosts', may: [] },
  { folder: 'demo/microsoft365/outlook', may: ['demo/microsoft365'] },
  { folder: 'demo/microsoft365', may: ['edge/contract'] },
  {
    folder: 'demo/start',
    may: [],
    packages: ['node:*', 'vite', 'esbuild', 'miniflare', 'wrangler'],
  },
  { folder: 'test', may: ['edge', 'components', 'demo', 'vite.config.ts'] },
]

export function layerOf(file: string): Layer | undefined {
  return layerTable
    .filter(({ folder }) => isIn(file, folder))
    .toSorted((one, other) => other.folder.length - one.folder.length)[0]
}

/** Why a file must not import a target, or undefined where it may. Paths are from the root. */
export function forbidden(file: string, target: string): string | undefined {
  const layer = layerOf(file)
  if (!layer || isIn(target, layer.folder)) return undefined
  if (layer.may.some((folder) => isIn(target, folder))) return undefined
  return `${layer.folder} must not import ${target}: it may import ${list(layer.may)}.`
}

export function forbiddenPackage(file: string, name: string): string | undefined {
  const layer = layerOf(file)
  if (!layer?.packages || layer.packages.some((allowed) => isOf(name, allowed))) return undefined
  return `${layer.folder} must not import the package ${name}: it may import ${list(layer.packages)}.`
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function isOf(name: string, allowed: string): boolean {
  if (allowed.endsWith('*')) return name.startsWith(allowed.slice(0, -1))
  return name === allowed || name.startsWith(`${allowed}/`)
}

function list(names: readonly string[]): string {
  return names.length > 0 ? names.join(', ') : 'nothing outside itself'
}
