/**
 * @module
 * Caps the forms of the edge's own pages while they arrive: whoever got so far as to sign in may still not
 * fill the memory. JSON has its own cap at each endpoint (read-body.ts).
 */
import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { problemResponse } from '../problem-response.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

export const limitForm = ({ policy }: HttpDependencies): MiddlewareHandler<AppEnv> =>
  bodyLimit({
    maxSize: policy.formBytes,
    onError: (context) =>
      problemResponse(context, {
        code: 'payload-too-large',
        detail: `At most ${policy.formBytes} bytes are taken.`,
      }),
  })
