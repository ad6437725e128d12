/**
 * @module
 * Behind the administrator's link, or opened from the launcher: what comes next, and the last step (INS-1, INS-2). JSON by
 * POST, for the bearer of a Microsoft token of the edge's own scope alone.
 *
 * Does not own: what is proved (visit/installer.ts), what installing does (the organization's).
 */
import type { Hono } from 'hono'
import { finishInstall, installStep } from '../../contract/install.ts'
import type { InstallVisit } from '../../contract/install.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { standingOf, viewOf } from '../visit/installer.ts'
import type { Installer, Standing } from '../visit/installer.ts'
import { visitorPosts } from '../visit/visitor-posts.ts'

export function installVisitRoutes(app: Hono<AppEnv>, dependencies: HttpDependencies): void {
  const serve = visitorPosts(app, dependencies)
  serve('/visit/install', installStep, (came) => show(dependencies, came))
  serve('/visit/install/finish', finishInstall, (came) => finish(dependencies, came))
}

async function show(
  dependencies: HttpDependencies,
  installer: Installer,
): Promise<Result<InstallVisit, Refusal>> {
  const standing = await standingOf(dependencies, installer)
  return standing.ok ? shown(dependencies, installer, standing.value) : standing
}

async function shown(
  dependencies: HttpDependencies,
  installer: Installer,
  standing: Standing,
): Promise<Result<InstallVisit, Refusal>> {
  const view = await viewOf(dependencies, installer, standing)
  if (!view.ok) return view
  const { displayName, address } = installer.visitor
  return ok({ visitor: { displayName, address }, view: view.value })
}

async function finish(
  dependencies: HttpDependencies,
  installer: Installer,
): Promise<Result<InstallVisit, Refusal>> {
  const standing = await standingOf(dependencies, installer)
  if (!standing.ok) return standing
  if (standing.value.kind !== 'ready') {
    const detail = 'Something is missing before this step: open the link again.'
    return fail({ code: 'wrong-state', detail })
  }
  const { organization, member } = standing.value
  const from = { via: 'install', address: installer.address } as const
  const done = await dependencies.hosts
    .org(organization.id)
    .install(installer.visitor, member, from)
  // What was proved a moment ago is not proved again.
  return done.ok ? shown(dependencies, installer, standing.value) : done
}
