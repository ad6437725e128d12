/**
 * @module
 * Which browser the tests take, and what a person is told when there is none.
 */
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBrowser } from '../support/browser.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'browser-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function program(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '')
  chmodSync(path, 0o755)
  return path
}
const never = () => {
  throw new Error('nothing is to be installed')
}

describe('the browser of the tests', () => {
  it('is CHROME_PATH where that is set', () => {
    const path = program('my-chrome')
    program('chromium')
    expect(findBrowser({ CHROME_PATH: path, PATH: folder }, never)).toEqual({ path })
  })

  it('is not guessed when CHROME_PATH is wrong', () => {
    program('chromium')
    expect(findBrowser({ CHROME_PATH: '/nowhere/chrome', PATH: folder }, never)).toEqual({
      problem: 'CHROME_PATH is "/nowhere/chrome", which is not a program that can be run.',
    })
  })

  it('is found on the path by its usual names', () => {
    const path = program('google-chrome')
    expect(findBrowser({ PATH: `/nowhere:${folder}` }, never)).toEqual({ path })
  })

  it('is installed where that is possible', () => {
    const install = () => program('chromium') !== ''
    expect(findBrowser({ PATH: folder }, install)).toEqual({ path: join(folder, 'chromium') })
  })

  it('is asked for in one sentence otherwise', () => {
    expect(findBrowser({ PATH: folder }, () => false)).toEqual({
      problem: expect.stringMatching(/^No Chromium was found[^.]*: install .* CHROME_PATH[^.]*\.$/),
    })
  })
})
