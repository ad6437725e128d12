/**
 * @module
 * Where the Workers of the crash tests answer, and the settings of the edge: those of the demo (wrangler.toml).
 */
export const edgeOrigin = 'http://127.0.0.1:8787'
export const crmOrigin = 'http://127.0.0.1:8788'
export const microsoft365Origin = 'http://127.0.0.1:8789'

/** Where the switchboard hands over the doorbells that rang for the edge. */
export const bellsUrl = 'http://switchboard.test/bells'

/** `NAME = "value"` lines and the one multi-line text of `[env.demo.vars]`. */
export function demoVariables(toml: string): Record<string, string> {
  const section = toml.split('[env.demo.vars]')[1] ?? ''
  const found = section.matchAll(/^(\w+) = (?:"""\n([\s\S]*?)"""|"([^"\n]*)")$/gm)
  return Object.fromEntries([...found].map(([, name, long, short]) => [name, long ?? short ?? '']))
}
