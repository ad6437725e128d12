/**
 * @module
 * The tenants of the sandbox and the stable ids of what lives in them.
 */
export type TenantFacts = {
  id: string
  domain: string
  displayName: string
  countryLetterCode: string
}

export const CONTOSO: TenantFacts = {
  id: '8f3a1c52-6d4e-4b7a-9c21-5e0d7f6b1a01',
  domain: 'contoso.example',
  displayName: 'Contoso',
  countryLetterCode: 'US',
}
/** A second organisation that nothing is linked to (interfaces.md). */
export const FABRIKAM: TenantFacts = {
  id: '2b9e4d71-0c85-4f36-8a1d-93c7e5f20b02',
  domain: 'fabrikam.example',
  displayName: 'Fabrikam',
  countryLetterCode: 'DE',
}
export const TENANTS: readonly TenantFacts[] = [CONTOSO, FABRIKAM]

/** By id or by verified domain, as Entra takes either in a URL. */
export function findTenant(name: string): TenantFacts | undefined {
  const wanted = name.toLowerCase()
  return TENANTS.find(({ id, domain }) => id === wanted || domain === wanted)
}

/** A GUID that is the same for the same name after every reset, so that tokens and links survive one. */
export function stableGuid(name: string): string {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => mix(name, seed))
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** 32 bits of a name; two rounds of multiply and shift spread neighbouring names apart. */
function mix(name: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < name.length; at += 1)
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x5bd1e995) ^ (hash >>> 15)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
