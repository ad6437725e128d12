/**
 * @module
 * The whole audit log as JSON lines, newest first, sent as it is read (USR-6). Not in the endpoint table:
 * its reply is no JSON document.
 */
import type { Hono, MiddlewareHandler } from 'hono'
import { may } from '../../domain/people/roles.ts'
import { actorOf } from '../bind.ts'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import type { OrgHost } from '../../ports/hosts.ts'

export function auditExportRoutes(
  app: Hono<AppEnv>,
  { hosts, policy }: HttpDependencies,
  guards: readonly MiddlewareHandler<AppEnv>[],
): void {
  app.on('GET', ['/v1/audit/export'], ...guards, (context) => {
    const session = context.get('session')
    if (!may(session.claims.permissions, 'read-audit')) {
      const detail = 'This needs the permission manageIntegration.'
      return problemResponse(context, { code: 'not-permitted', detail })
    }
    const org = hosts.org(actorOf(session).organization)
    return context.body(lines(org, policy.auditExportPage), 200, {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="audit.jsonl"',
    })
  })
}

function lines(org: OrgHost, limit: number): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  let cursor: string | null = null
  return new ReadableStream({
    async pull(controller) {
      const page = await org.audit({ cursor, limit })
      if (!page.ok) return controller.error(new Error('the audit log cannot be read'))
      const text = page.value.entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
      if (text !== '') controller.enqueue(encoder.encode(text))
      cursor = page.value.cursor
      if (cursor === null) controller.close()
    },
  })
}
