/**
 * @module
 * `npx node test/objects/soak/main.ts --days 30 --mailboxes 20 --seed 1`: the long soak; `npm test` runs a short one.
 */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '30' },
    mailboxes: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
})
const vitest = `${root}node_modules/vitest/vitest.mjs`
const run = spawn(process.execPath, [vitest, 'run', '-c', 'test/objects/soak/vitest.config.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    SOAK_DAYS: values.days,
    SOAK_MAILBOXES: values.mailboxes,
    SOAK_SEED: values.seed,
  },
})
run.on('exit', (code) => (process.exitCode = code ?? 1))
