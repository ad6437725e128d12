/**
 * @module
 * The model Outlook is held to the suite that Microsoft Graph's adapter passes against the sandbox, so that
 * it cannot be kinder to the engine. What it does not share: series, which are the adapter's to translate.
 */
import { outlookPortContract } from '../contracts/outlook-port.ts'
import { FaultSource } from './faults.ts'
import { ModelOutlook } from './model-outlook.ts'

outlookPortContract('the model', () => Promise.resolve(makeModel()), undefined, 'fields')

function makeModel() {
  const witness = { created: () => undefined, touched: () => undefined, mailing: () => undefined }
  const model = new ModelOutlook(new FaultSource(), witness, {
    pageSize: 10,
    // Its moods (late, stale, doubled rows) are unkinder still than the suite allows.
    odd: false,
    now: () => 0,
    normalised: (fields) => fields,
    refuses: () => null,
  })
  const done = (work: () => void) => {
    work()
    return Promise.resolve()
  }
  return {
    port: model,
    person: {
      create: (_: string, box: string, fields: Parameters<typeof model.add>[0]) =>
        Promise.resolve(model.add(fields, undefined, box)),
      update: (_: string, id: string, fields: Parameters<typeof model.edit>[1]) =>
        done(() => model.edit(id, fields)),
      remove: (_: string, id: string) => done(() => model.remove(id)),
      moveAway: (_: string, id: string) => done(() => model.move(id, 'other')),
      makeContainer: (_: string, name: string) => Promise.resolve(model.makeBox(name, null).id),
      removeContainer: (_: string, id: string) => done(() => model.deleteBox(id)),
    },
    expireCursors: () => done(() => model.expireDelta()),
  }
}
