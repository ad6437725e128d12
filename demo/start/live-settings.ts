/**
 * @module
 * What `--live` needs in `.dev.vars`: the application registered in Entra and one way for it to
 * prove itself. Says what is missing, one sentence each, before anything is started.
 *
 * Does not own: the values (the edge reads them itself); none of them is ever printed.
 */
import { parseEnv } from 'node:util'

export function missingForLive(devVars: string | undefined): string[] {
  if (devVars === undefined)
    return ['There is no .dev.vars: copy .dev.vars.example to .dev.vars and fill it in.']
  const settings = parseEnv(devVars)
  const has = (name: string) => (settings[name] ?? '').trim() !== ''
  const missing: string[] = []
  if (!has('ENTRA_CLIENT_ID'))
    missing.push('ENTRA_CLIENT_ID is missing in .dev.vars: the application (client) id in Entra.')
  if (has('ENTRA_CERTIFICATE') !== has('ENTRA_PRIVATE_KEY'))
    missing.push(
      'ENTRA_CERTIFICATE and ENTRA_PRIVATE_KEY belong together: one of them is missing in .dev.vars.',
    )
  if (!has('ENTRA_CLIENT_SECRET') && !has('ENTRA_CERTIFICATE') && !has('ENTRA_PRIVATE_KEY'))
    missing.push(
      'ENTRA_CLIENT_SECRET is missing in .dev.vars (or ENTRA_CERTIFICATE with ENTRA_PRIVATE_KEY).',
    )
  return missing
}
