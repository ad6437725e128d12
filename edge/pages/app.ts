/**
 * @module
 * Starts the page: what it came with is taken out of the address before anything else, then the browser's parts are
 * put together.
 */
import './app.css'
import { readArrival } from './arrival.ts'
import type { Arrival } from './arrival.ts'
import { makeFlow } from './flow.ts'
import { HostedApp } from './hosted-app.ts'
import { trouble } from './screen.ts'
import { makeTab } from './tab.ts'
import type { Tab } from './tab.ts'
import { callInstall, callVisit, loadSettings } from './visit-calls.ts'
import { chooseLocale, loadWords } from './words/words.ts'

const arrival = readArrival(location)
// A token in the address would be in the history; Microsoft's answer is read, and taken out, by the sign-in.
if (arrival.kind !== 'microsoft') history.replaceState(null, '', location.pathname)

async function start(app: HostedApp, came: Arrival): Promise<void> {
  const words = loadWords(chooseLocale(navigator.languages))
  const tab = openTab()
  app.spoken = await words
  const reload = () => location.reload()
  const alone = { act: idle, signIn: idle, goOnWithout: idle, reload }
  app.steering = alone
  if (tab === null) return void (app.screen = trouble('no-storage'))
  const signIn = await openMicrosoft()
  if (signIn === null) return void (app.screen = trouble('offline'))
  const flow = makeFlow({
    ...{ tab, signIn },
    call: (path, token, body) => callVisit(request, { path, token, body }),
    callInstall: (path, token, body) => callInstall(request, { path, token, body }),
    pause: (ms) => new Promise((done) => setTimeout(done, ms)),
    ownOrigin: location.origin,
    show(screen) {
      app.screen = screen
      // A reload comes to the same place; Microsoft's answer has been read by now.
      history.replaceState(null, '', tab.read().place === 'install' ? '/app/install' : '/app/')
    },
  })
  app.steering = { ...flow, reload }
  // Gone back to from Microsoft's page: the sign-in that was begun is not waited for any more.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && app.screen.kind === 'waiting') app.screen = trouble('sign-in-declined', 'back')
  })
  await flow.arrive(came)
}

async function idle(): Promise<void> {}

const request = (path: string, init: RequestInit) => fetch(path, init)

function openTab(): Tab | null {
  try {
    const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))
    return makeTab({ storage: sessionStorage, random })
  } catch {
    return null
  }
}

/** Settings and library come side by side. */
async function openMicrosoft() {
  const library = import('./sign-in/microsoft.ts').catch(() => null)
  const settings = await loadSettings(request)
  const loaded = await library
  return settings && loaded && loaded.openSignIn(settings, location.origin)
}

customElements.define('o365-hosted-app', HostedApp)
const found = document.querySelector('o365-hosted-app')
if (found instanceof HostedApp) void start(found, arrival)
