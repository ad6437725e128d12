/**
 * @module
 * Behind the administrator's link, or opened from the launcher: what comes next, and the last step (INS-1, INS-2). JSON by
 * POST, for the bearer of a Microsoft token of the edge's own scope alone.
 *
 * Does not own: what is proved (visit/installer.ts), what installing does (the organization's).
 */
import type { Context, Hono } from 'hono'
import type * as z from 'zod/mini'
import { finishInstall, installStep } from '../../contract/install.ts'
import type { InstallStep, InstallVisit } from '../../contract/install.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import { bearerOf } from '../bearer.ts'
import { check } from '../bind.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-body.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { standingOf, viewOf } from '../visit/installer.ts'
import type { Installer } from '../visit/installer.ts'
import { visitorOf } from '../visit/visitor-of.ts'

type Act = (installer: Installer, address: string | null) => Promise<Result<InstallVisit, Refusal>>

export function installVisitRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const serve = (path: string, schema: z.ZodMiniType<InstallStep>, act: Act) =>
    app.post(path, (context) => answer(context, dependencies, schema, act))
  serve('/visit/install', installStep, (installer) => show(dependencies, installer))
  serve('/visit/install/finish', finishInstall, (installer, address) =>
    finish(dependencies, installer, address),
  )
}

async function answer(
  context: Context<AppEnv>,
  dependencies: HttpDependencies,
  schema: z.ZodMiniType<InstallStep>,
  act: Act,
): Promise<Response> {
  const visitor = await visitorOf(context, dependencies)
  if (!visitor.ok) return problemResponse(context, visitor.failure)
  const json = await readJson(context.req.raw, dependencies.policy.bodyBytes)
  const read = json.ok ? check(schema, json.value, 'invalid-request', '') : json
  if (!read.ok) return problemResponse(context, read.failure)
  const installer = {
    visitor: visitor.value,
    token: bearerOf(context.req.header('Authorization')) ?? '',
    // `check` has parsed it by this very schema.
    step: read.value as InstallStep,
  }
  const done = await act(installer, context.req.header('CF-Connecting-IP') ?? null)
  return done.ok ? context.json(done.value) : problemResponse(context, done.failure)
}

async function show(
  dependencies: HttpDependencies,
  installer: Installer,
): Promise<Result<InstallVisit, Refusal>> {
  const standing = await standingOf(dependencies, installer)
  if (!standing.ok) return standing
  const view = await viewOf(dependencies, installer, standing.value)
  if (!view.ok) return view
  const { displayName, address } = installer.visitor
  return ok({ visitor: { displayName, address }, view: view.value })
}

async function finish(
  dependencies: HttpDependencies,
  installer: Installer,
  address: string | null,
): Promise<Result<InstallVisit, Refusal>> {
  const standing = await standingOf(dependencies, installer)
  if (!standing.ok) return standing
  if (standing.value.kind !== 'ready') {
    const detail = 'Something is missing before this step: open the link again.'
    return fail({ code: 'wrong-state', detail })
  }
  const { organization, member } = standing.value
  const { directoryRoles: _, ...person } = installer.visitor
  const from = { via: 'install', address } as const
  const done = await dependencies.hosts.org(organization.id).install(person, member, from)
  return done.ok ? show(dependencies, installer) : done
}
