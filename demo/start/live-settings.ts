/**
 * @module
 * What `--live` needs: in `.dev.vars` the application registered in Entra and one way for it to
 * prove itself, said in one sentence each where it is missing; and keys of this machine alone, since
 * the demo's keys are public and now seal a real person's tokens.
 *
 * Does not own: the values (the edge reads them itself); none of them is ever printed.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

/** What the edge is given besides its usual settings; the later file wins. */
export function liveSecretFiles(root: string, stateDir: string): string[] {
  const keys = join(stateDir, 'live-keys.env')
  if (!existsSync(keys)) {
    mkdirSync(stateDir, { recursive: true })
    const vault = `VAULT_KEYS="live:${randomBytes(32).toString('base64')}"`
    const hooks = `HOOK_KEY="${randomBytes(32).toString('hex')}"`
    writeFileSync(keys, `${vault}\n${hooks}\n`, { mode: 0o600 })
  }
  return [keys, join(root, '.dev.vars')]
}

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
