/**
 * @module
 * The house rules that no ready lint rule knows, as a plugin of the linter: the layer table, the
 * header of every file, `#` for what is private, and one way to import zod.
 *
 * Does not own: the table (layer-table.ts), the configuration (.oxlintrc.json).
 */
import { dirname, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { forbidden, forbiddenPackage } from './layer-table.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The little of an ESTree node that is read here. */
type Node = {
  type: string
  source?: { value?: unknown } | null
  specifiers?: { type: string; imported?: { name?: string } }[]
  accessibility?: string
  callee?: { name?: string }
  arguments?: unknown[]
  object?: { name?: string }
  property?: { name?: string }
}
type Context = {
  filename: string
  sourceCode: { text: string }
  report: (problem: { node: Node; message: string }) => void
}
type Rule = { create: (context: Context) => Record<string, (node: Node) => void> }

const layers: Rule = {
  create(context) {
    const file = fromRoot(context.filename)
    const check = (node: Node) => {
      const problem = importProblem(file, node.source?.value)
      if (problem) context.report({ node, message: problem })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    }
  },
}

const moduleHeader: Rule = {
  create: (context) => ({
    Program(node) {
      if (/^(#![^\n]*\n)?\/\*\*\s*\n? ?\*? ?@module\b/.test(context.sourceCode.text)) return
      context.report({ node, message: 'A file starts with a /** @module … */ header.' })
    },
  }),
}

const hashPrivate: Rule = {
  create(context) {
    const check = (node: Node) => {
      if (node.accessibility !== 'private') return
      const message = '"private" is gone at run time and can be called over RPC; use #.'
      context.report({ node, message })
    }
    return { PropertyDefinition: check, MethodDefinition: check }
  },
}

const zodNamespace: Rule = {
  create: (context) => ({
    ImportDeclaration(node) {
      if (node.source?.value !== 'zod' && node.source?.value !== 'zod/mini') return
      if (node.specifiers?.every(({ type }) => type === 'ImportNamespaceSpecifier')) return
      context.report({ node, message: "Import zod whole: import * as z from 'zod' or 'zod/mini'." })
    },
  }),
}

/** A given time may be written as a date; the present is asked of the clock. */
const noClock: Rule = {
  create(context) {
    const message = 'Time is an argument or the clock port.'
    return {
      NewExpression(node) {
        if (node.callee?.name === 'Date' && node.arguments?.length === 0)
          context.report({ node, message })
      },
      MemberExpression(node) {
        if (node.object?.name === 'Date' && node.property?.name === 'now')
          context.report({ node, message })
      },
    }
  },
}

function importProblem(file: string, source: unknown): string | undefined {
  if (typeof source !== 'string') return undefined
  if (!source.startsWith('.')) return forbiddenPackage(file, source)
  return forbidden(file, fromRoot(resolve(root, dirname(file), source)))
}

function fromRoot(path: string): string {
  return relative(root, path).split(sep).join('/')
}

// The linter loads a plugin by its default export.
export default {
  meta: { name: 'house' },
  rules: {
    layers,
    'module-header': moduleHeader,
    'hash-private': hashPrivate,
    'zod-namespace': zodNamespace,
    'no-clock': noClock,
  },
}
