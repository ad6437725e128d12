/**
 * @module
 * The same tests of the elements in Firefox, over WebDriver BiDi.
 */
import { chromeLauncher } from '@web/test-runner-chrome'
import { findFirefox } from './support/firefox.ts'
import inChromium from './web-test-runner.config.mjs'

const firefox = chromeLauncher({
  launchOptions: {
    browser: 'firefox',
    executablePath: findFirefox(),
    // What fades has no contrast yet; Firefox takes this wish from its profile alone.
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
  },
})
// The launcher would call every browser Chrome in its report.
firefox.name = 'Firefox'

export default { ...inChromium, browsers: [firefox] }
