/**
 * @module
 * The models of a history: the CRM that everybody shares, and a mailbox for each.
 */
import type { Fields } from '../../edge/domain/record.ts'
import type { FaultSource } from './faults.ts'
import type { Settings } from './settings.ts'
import type { CrmWitness } from './model-crm.ts'
import { ModelCrm } from './model-crm.ts'
import type { Door, OutlookWitness } from './model-outlook.ts'
import { ModelOutlook } from './model-outlook.ts'
import { normalised, refusedBy } from './sample-map.ts'

type Means = {
  readonly settings: Settings
  readonly faults: FaultSource
  readonly now: () => number
}

type Mailbox = { readonly firstId: number; readonly door: Door }

/** Rows of a page: few, so that small worlds have several pages. */
const PAGE = 4

export const makeCrm = ({ settings, faults, now }: Means, witness: CrmWitness): ModelCrm =>
  new ModelCrm(faults, witness, {
    stream: settings.stream,
    pageSize: PAGE,
    now: () => now() + settings.skewMs,
    refuses: (fields: Fields) => refusedBy('crm', fields),
  })

export const makeOutlook = (
  { settings, faults, now }: Means,
  witness: OutlookWitness,
  mailbox: Mailbox,
): ModelOutlook =>
  new ModelOutlook(faults, witness, {
    pageSize: PAGE,
    odd: settings.odd,
    now,
    normalised,
    refuses: (fields: Fields) => refusedBy('outlook', fields),
    ...mailbox,
  })
