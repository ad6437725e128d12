/**
 * @module
 * A call of the edge's own pages: POST of JSON, for the bearer of a Microsoft token of the edge's own scope alone. The
 * order of checks: who, then what he sends; nothing is done before both hold.
 */
import type { Hono } from 'hono'
import type * as z from 'zod/mini'
import type { Result } from '../../domain/result.ts'
import type { Refusal } from '../../ports/hosts.ts'
import type { Visitor } from '../../ports/people-host.ts'
import { bearerOf } from '../bearer.ts'
import { check } from '../bind.ts'
import { problemResponse } from '../problem-response.ts'
import { readJson } from '../read-body.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'
import { visitorOf } from './visitor-of.ts'

export type Came<Body> = {
  readonly visitor: Visitor
  /** Template ids; empty where his token does not say them. */
  readonly directoryRoles: readonly string[]
  /** His access token. */
  readonly token: string
  readonly body: Body
  /** Network address, for the audit log. */
  readonly address: string | null
}

export type ServeVisitor = <Body>(
  path: string,
  schema: z.ZodMiniType<Body>,
  act: (came: Came<Body>) => Promise<Result<object, Refusal>>,
) => void

export const visitorPosts =
  (app: Hono<AppEnv>, dependencies: HttpDependencies): ServeVisitor =>
  (path, schema, act) => {
    app.post(path, async (context) => {
      const visitor = await visitorOf(context, dependencies)
      if (!visitor.ok) return problemResponse(context, visitor.failure)
      const json = await readJson(context.req.raw, dependencies.policy.formBytes)
      const read = json.ok ? check(schema, json.value, 'invalid-request', '') : json
      if (!read.ok) return problemResponse(context, read.failure)
      const { directoryRoles, ...person } = visitor.value
      const done = await act({
        ...{ visitor: person, directoryRoles },
        token: bearerOf(context.req.header('Authorization')) ?? '',
        // `check` has parsed it by this very schema.
        body: read.value as z.infer<typeof schema>,
        address: context.req.header('CF-Connecting-IP') ?? null,
      })
      return done.ok ? context.json(done.value) : problemResponse(context, done.failure)
    })
  }
