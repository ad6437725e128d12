/**
 * @module
 * Kind of CRM → its connector. A new connector is a folder of its own and one line here.
 */
import type { Clock } from '../../ports/clock.ts'
import type { CrmPort } from '../../ports/crm.ts'
import type { Organization } from '../../ports/organizations.ts'
import type { Fetch } from '../http/send.ts'
import { makeRestConnector } from './rest/connector.ts'

export function makeCrmPort(
  connector: Organization['connector'],
  means: { readonly fetch: Fetch; readonly clock: Clock },
): CrmPort {
  switch (connector.kind) {
    case 'rest':
      return makeRestConnector({ ...means, connector })
  }
}
