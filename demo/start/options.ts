/**
 * @module
 * What the person asked for: flags of the command line and ports of the environment, read once.
 * A wrong one is answered with a sentence, never guessed around.
 */
import { portVariables, usualPorts, workerNames } from './origins.ts'
import type { Ports } from './origins.ts'

export type Options = { live: boolean; fresh: boolean; help: boolean; ports: Ports }
export type Reading = { options: Options } | { problem: string }

export const usage = `npm start [-- --live] [-- --fresh]

  --fresh   forget what an earlier run left in .demo/
  --live    the real Microsoft 365 in place of the sandbox (README.md, "Against the real Microsoft 365")

  EDGE_PORT, CRM_PORT, M365_PORT move the three addresses (usually 8787, 8788, 8789).`

export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Reading {
  const unknown = args.find((arg) => !['--live', '--fresh', '--help'].includes(arg))
  if (unknown !== undefined) return { problem: `Unknown option ${unknown}.\n\n${usage}` }
  const ports = { ...usualPorts }
  for (const name of workerNames) {
    const variable = portVariables[name]
    const value = env[variable]
    if (value === undefined || value === '') continue
    if (!/^\d{1,5}$/.test(value) || Number(value) < 1 || Number(value) > 65_535)
      return { problem: `${variable} must be a port number from 1 to 65535, not "${value}".` }
    ports[name] = Number(value)
  }
  const twice = workerNames.find(
    (name, at) => workerNames.findIndex((other) => ports[other] === ports[name]) !== at,
  )
  if (twice) return { problem: `Port ${ports[twice]} is given twice; each address needs its own.` }
  const has = (flag: string) => args.includes(flag)
  return { options: { live: has('--live'), fresh: has('--fresh'), help: has('--help'), ports } }
}
