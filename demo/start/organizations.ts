/**
 * @module
 * The organizations the demo's edge serves: those of wrangler.toml, with the CRM where this run has it.
 *
 * Does not own: who they are (wrangler.toml, `[env.demo.vars]`), how they are read (the edge).
 */
import { originsOf, usualPorts } from './origins.ts'

export type Whereabouts = {
  /** Origin of the CRM in this run. */
  readonly crm: string
  /** The sandbox's tenant is none of the real Microsoft 365: its administrators would be turned away (INS-1). */
  readonly isLive: boolean
}

export function organizationsAt(registered: string, { crm, isLive }: Whereabouts): string {
  const moved = registered.replaceAll(originsOf(usualPorts).crm, crm)
  if (!isLive) return moved
  const all = JSON.parse(moved) as readonly object[]
  return JSON.stringify(all.map((one) => ({ ...one, tenants: [] })))
}
