/**
 * @module
 * `npm run crm-conformance`: holds a running CRM to the connector contract (EMB-6). Needs Node alone; Ctrl-C
 * ends it after what it made is deleted.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { readOptions } from './options.ts'
import { openReceiver } from './receiver.ts'
import { jsonReport, textReport } from './report.ts'
import { isConform, runKit } from './run.ts'

const options = readOptions(process.argv.slice(2), process.env)
if (typeof options === 'string') {
  console.error(options)
  process.exit(2)
}
let isStopped = false
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    // A second one is meant: then the records stay, named in no list but by their mark.
    if (isStopped) process.exit(130)
    isStopped = true
    console.error('Stopping: what was made is being deleted …')
  })
const { settings, isJson, receive } = options
const receiver = receive && (await openReceiver(receive.url, receive.port, (ms) => pause(ms)))
if (receive !== null && receiver === null) {
  console.error(`Port ${receive.port} is taken: notices cannot come in there.`)
  process.exit(2)
}
const outcome = await runKit(settings, {
  fetch: (request) => fetch(request),
  now: () => Date.now(),
  pause: (ms) => pause(ms),
  uuid: () => crypto.randomUUID(),
  isStopped: () => isStopped,
  ...(receiver === null ? {} : { receiver }),
})
receiver?.close()
if (typeof outcome === 'string') {
  console.error(outcome)
  process.exit(2)
}
console.log((isJson ? jsonReport : textReport)(outcome, settings.baseUrl))
process.exitCode = isStopped ? 130 : isConform(outcome) ? 0 : 1
