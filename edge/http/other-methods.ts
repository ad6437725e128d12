/**
 * @module
 * A path that exists, called by a method it does not have: 405 with Allow, not 404 (RFC 9110 §15.5.6).
 */
import type { Hono } from 'hono'
import { problemResponse } from './problem-response.ts'
import type { AppEnv } from './types.ts'

/** After all routes are there: for each of their paths, whatever was not answered before. */
export function refuseOtherMethods(app: Hono<AppEnv>): void {
  const methodsOf = new Map<string, Set<string>>()
  for (const { method, path } of app.routes) {
    if (method === 'ALL') continue
    const methods = methodsOf.get(path) ?? new Set()
    methodsOf.set(path, methods.add(method))
  }
  // A path of its own before the pattern it would fit, too.
  const paths = [...methodsOf].toSorted(([one], [other]) => open(one) - open(other))
  for (const [path, methods] of paths) {
    if (methods.has('GET')) methods.add('HEAD')
    const allow = [...methods].toSorted().join(', ')
    app.all(path, (context) => {
      const detail = `Allowed here: ${allow}.`
      return problemResponse(context, { code: 'method-not-allowed', detail }, { Allow: allow })
    })
  }
}

const open = (path: string): number => path.split('/:').length
