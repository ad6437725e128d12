/**
 * @module
 * Entry of the Outlook page in the browser.
 */
import { startApp } from './shell/app.ts'

const root = document.querySelector<HTMLElement>('#outlook')
if (root) {
  root.replaceChildren()
  startApp(root)
}
