/**
 * @module
 * Every route the elements may call, those they load late among them.
 */
import {
  approvalRoutes,
  exportRoute,
  findRoutes,
  liveRoute,
  organizationMappingRoutes,
  peopleRoutes,
  recordRoutes,
  versionRoutes,
} from '../../../components/client/late-routes.ts'
import { installRoutes, rollOutRoutes } from '../../../components/install/install-routes.ts'
import { routes } from '../../../components/client/routes.ts'

export const allRoutes = {
  ...installRoutes,
  ...rollOutRoutes,
  ...routes,
  ...recordRoutes,
  ...versionRoutes,
  ...organizationMappingRoutes,
  ...findRoutes,
  ...approvalRoutes,
  ...peopleRoutes,
  exportActivity: exportRoute,
  live: liveRoute,
} as const

export type RouteName = keyof typeof allRoutes
