/**
 * @module
 * Finds a Chromium to test with: CHROME_PATH, then the usual names, then Debian's own package where
 * we may install it; otherwise one sentence that says what to do.
 *
 * Does not own: what is tested in it.
 */
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Found = { path: string } | { problem: string }

/** Root has no sandbox for Chromium, containers have no GPU, and tests make no calls home. */
export const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-background-networking']

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome']
const macPaths = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
const advice =
  'No Chromium was found for the browser tests: install Chromium or Chrome, or set CHROME_PATH to its program file.'

/** `install` puts a browser on the path where it can, and says whether it did. */
export function findBrowser(
  env: NodeJS.ProcessEnv = process.env,
  install: () => boolean = installOnDebian,
): Found {
  const named = env['CHROME_PATH']
  if (named) {
    if (isProgram(named)) return { path: named }
    return { problem: `CHROME_PATH is "${named}", which is not a program that can be run.` }
  }
  const path = search(env) ?? (install() ? search(env) : undefined)
  return path ? { path } : { problem: advice }
}

function search(env: NodeJS.ProcessEnv): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...macPaths].find(isProgram)
}

function installOnDebian(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isProgram('/usr/bin/apt-get'))
    return false
  console.error('No browser found; installing Debian’s chromium …')
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-qq', '-o=Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  return apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium')
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
