/**
 * @module
 * Where Firefox is: FIREFOX_PATH, then the usual places; undefined where there is none.
 */
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
]

export const findFirefox = (env: NodeJS.ProcessEnv = process.env): string | undefined =>
  [env['FIREFOX_PATH'] ?? '', ...places].find((path) => path !== '' && existsSync(path))
