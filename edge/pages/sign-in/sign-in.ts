/**
 * @module
 * Signing in, as the page needs it. Implemented by microsoft.ts.
 */
import type { Trouble } from '../screen.ts'

export type Settled =
  | { readonly kind: 'back' }
  /** There was nothing to settle. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

export type HadToken =
  | { readonly kind: 'token'; readonly token: string }
  /** Nobody is signed in, or not any more. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'trouble'; readonly trouble: Trouble }

export type SignIn = {
  /** Reads Microsoft's answer, where the page was come to with one. */
  settle(): Promise<Settled>
  token(): Promise<HadToken>
  /** Leaves the page. `choose`: even when one account is known. A trouble where it cannot. */
  begin(how: 'usual' | 'choose'): Promise<Trouble | null>
}
