/**
 * @module
 * How somebody came to the page: by a mail's link, from the launcher, back from the CRM, back from Microsoft. The
 * edge's redirects put it into the fragment (http/routes/hosted-app.ts).
 */
export type Arrival =
  | { readonly kind: 'open' }
  /** null: not by a link. */
  | { readonly kind: 'install'; readonly ticket: string | null }
  /** Back from Microsoft's page of consent. */
  | { readonly kind: 'consented'; readonly consent: string }
  | { readonly kind: 'not-consented'; readonly declined: boolean }
  | { readonly kind: 'invitation'; readonly token: string }
  | { readonly kind: 'unknown-link' }
  | { readonly kind: 'associate'; readonly proof: string }
  /** With an answer that only the sign-in reads. */
  | { readonly kind: 'microsoft' }
  /** Reloaded, or gone back to: what was kept in the tab counts. */
  | { readonly kind: 'again' }

export function readArrival({ pathname, hash }: Pick<Location, 'pathname' | 'hash'>): Arrival {
  const fragment = new URLSearchParams(hash.slice(1))
  if (fragment.has('state')) return { kind: 'microsoft' }
  const ticket = fragment.get('install')
  if (ticket !== null || pathname.endsWith('/install')) {
    return { kind: 'install', ticket: ticket === '' ? null : ticket }
  }
  const consent = fragment.get('consent')
  if (consent !== null && consent !== '') return { kind: 'consented', consent }
  const answer = fragment.get('consented')
  if (answer !== null) return { kind: 'not-consented', declined: answer === 'declined' }
  const token = fragment.get('invitation')
  if (token !== null) return token === '' ? { kind: 'unknown-link' } : { kind: 'invitation', token }
  const proof = fragment.get('associate')
  if (proof !== null && proof !== '') return { kind: 'associate', proof }
  return { kind: fragment.has('open') ? 'open' : 'again' }
}
