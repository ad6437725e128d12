/**
 * @module
 * The form of one endpoint: a value that server, browser client, OpenAPI and tests derive from.
 */
import type * as z from 'zod/mini'

export type Need = 'member' | 'manageUsers' | 'manageIntegration'

export type Endpoint<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
  Reply extends z.ZodMiniType = z.ZodMiniType,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Hono form: `/v1/streams/:stream`. */
  readonly path: string
  readonly summary: string
  readonly needs: Need
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** Where a body may be larger than usual (policy.ts). */
  readonly bodyBytes?: number
  readonly reply: Reply
  /** Success status; 200 when left out. */
  readonly status?: 200 | 201 | 202 | 204
}

export const endpoint = <
  Params extends z.ZodMiniType = z.ZodMiniType<Record<never, never>>,
  Query extends z.ZodMiniType = z.ZodMiniType<Record<never, never>>,
  Body extends z.ZodMiniType = z.ZodMiniType<undefined>,
  Reply extends z.ZodMiniType = z.ZodMiniType<undefined>,
>(
  definition: Endpoint<Params, Query, Body, Reply>,
): Endpoint<Params, Query, Body, Reply> => definition

type Part<E, Key extends 'params' | 'query' | 'body' | 'reply'> =
  E extends Record<Key, infer Schema extends z.ZodMiniType> ? z.infer<Schema> : undefined

export type ParamsOf<E> = E extends Endpoint<infer P> ? z.infer<P> : never
export type QueryOf<E> = E extends Endpoint<infer _P, infer Q> ? z.infer<Q> : never
export type BodyOf<E> = E extends Endpoint<infer _P, infer _Q, infer B> ? z.infer<B> : never
export type ReplyOf<E> = Part<E, 'reply'>
