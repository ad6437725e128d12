/**
 * @module
 * The edge's HTTP surface: middleware and routes in one list.
 */
import { Hono } from 'hono'
import { serveOn } from './bind.ts'
import { refuseOtherMethods } from './other-methods.ts'
import { pageOrigins, onlyPageOrigins } from './middleware/cors.ts'
import { embedSession } from './middleware/embed-session.ts'
import { limitForm } from './middleware/form-size.ts'
import { securityHeaders } from './middleware/headers.ts'
import { limitByAddress, limitByMember } from './middleware/rate-limit.ts'
import { requestId } from './middleware/request-id.ts'
import { unexpected } from './unexpected.ts'
import { problemResponse } from './problem-response.ts'
import { associateRoutes } from './routes/associate.ts'
import { auditExportRoutes } from './routes/audit-export.ts'
import { connectRoutes } from './routes/connect.ts'
import { consentRoutes } from './routes/consent.ts'
import { crmHookRoutes } from './routes/crm-hooks.ts'
import { demoConnectRoutes } from './routes/demo-connect.ts'
import { exportRoutes } from './routes/export.ts'
import { elementRoutes } from './routes/elements.ts'
import { graphHookRoutes } from './routes/graph-hooks.ts'
import { healthRoutes } from './routes/health.ts'
import { installRoutes } from './routes/install.ts'
import { installVisitRoutes } from './routes/install-visit.ts'
import { invitationRoutes } from './routes/invitations.ts'
import { liveRoutes } from './routes/live.ts'
import { mailboxRoutes } from './routes/mailbox.ts'
import { mappingRoutes } from './routes/mapping.ts'
import { openapiRoutes } from './routes/openapi.ts'
import { organizationStreamRoutes } from './routes/organization-streams.ts'
import { peopleRoutes } from './routes/people.ts'
import { sessionRoutes } from './routes/session.ts'
import { settingsRoutes } from './routes/settings.ts'
import { syncRoutes } from './routes/sync.ts'
import { hostedAppRoutes } from './routes/hosted-app.ts'
import { visitRoutes } from './routes/visit.ts'
import type { AppEnv, HttpDependencies } from './types.ts'

/** Where a session is needed. `/demo` is there in the demo only. */
const withSession = ['/v1/*', '/demo/*'] as const

export function makeApp(dependencies: HttpDependencies): Hono<AppEnv> {
  const app = new Hono<AppEnv>()
  app.onError(unexpected(dependencies))
  app.notFound((context) =>
    problemResponse(context, { code: 'not-found', detail: 'There is nothing at this address.' }),
  )
  app.use(requestId(dependencies), securityHeaders(dependencies))
  for (const path of withSession) {
    app.use(path, pageOrigins(dependencies), onlyPageOrigins(dependencies))
    app.use(path, limitByAddress(dependencies))
  }
  // Guessing an invitation's token is slow even for one who could forge its MAC.
  for (const path of ['/connect/*', '/consent/*', '/invitations/*', '/visit', '/visit/*']) {
    app.use(path, limitByAddress(dependencies))
  }
  app.use('/connect/*', limitForm(dependencies))
  app.use('/consent/*', limitForm(dependencies))
  routes(app, dependencies)
  return app
}

function routes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  healthRoutes(app, dependencies)
  openapiRoutes(app, dependencies)
  elementRoutes(app, dependencies)
  hostedAppRoutes(app, dependencies)
  visitRoutes(app, dependencies)
  installVisitRoutes(app, dependencies)
  connectRoutes(app, dependencies)
  consentRoutes(app, dependencies)
  graphHookRoutes(app, dependencies)
  crmHookRoutes(app, dependencies)
  const guards = [embedSession(dependencies), limitByMember(dependencies)]
  const serve = serveOn(app, dependencies, guards)
  auditExportRoutes(app, dependencies, guards)
  sessionRoutes(serve)
  peopleRoutes(serve, dependencies.policy)
  invitationRoutes(serve, dependencies.policy)
  associateRoutes(serve, dependencies)
  mailboxRoutes(serve)
  liveRoutes(serve, dependencies)
  syncRoutes(serve, dependencies.policy)
  mappingRoutes(serve)
  settingsRoutes(serve)
  organizationStreamRoutes(serve)
  installRoutes(serve, dependencies)
  exportRoutes(app, dependencies, guards)
  if (dependencies.isDemo) demoConnectRoutes(app, dependencies)
  refuseOtherMethods(app)
}
