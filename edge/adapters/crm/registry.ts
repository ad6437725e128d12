/**
 * @module
 * Kind of CRM → its connector. A new connector is a folder of its own and one line here.
 */
import type { Clock } from '../../ports/clock.ts'
import type { CrmPort } from '../../ports/crm.ts'
import type { CrmPeople } from '../../ports/crm-people.ts'
import type { Organization } from '../../ports/organizations.ts'
import type { Fetch } from '../http/send.ts'
import { makeRestConnector, makeRestPeopleConnector } from './rest/connector.ts'

export function makeCrmPort(
  connector: Organization['connector'],
  means: { readonly fetch: Fetch; readonly clock: Clock; readonly actAs?: string },
): CrmPort {
  switch (connector.kind) {
    case 'rest':
      return makeRestConnector({ ...means, connector })
  }
}

export function makeCrmPeople(
  connector: Organization['connector'],
  means: { readonly fetch: Fetch; readonly clock: Clock },
): CrmPeople {
  switch (connector.kind) {
    case 'rest':
      return makeRestPeopleConnector({ ...means, connector })
  }
}
