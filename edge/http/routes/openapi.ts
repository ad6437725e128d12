/**
 * @module
 * `/openapi.json`, made from the endpoint table: what is documented is what is served.
 */
import * as z from 'zod'
import type { Hono } from 'hono'
import { endpoints } from '../../contract/endpoints.ts'
import { installEndpoints } from '../../contract/install.ts'
import { peopleEndpoints } from '../../contract/people-endpoints.ts'
import { liveEndpoints } from '../../contract/live.ts'
import { organizationMappingEndpoints } from '../../contract/organization-mapping.ts'
import { settingsEndpoints } from '../../contract/settings.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import { problem, problemCodes } from '../../contract/problem.ts'
import type { AppEnv, HttpDependencies } from '../types.ts'

type Json = Record<string, unknown>

export function openapiRoutes(app: Hono<AppEnv>, { edgeOrigin, version }: HttpDependencies): void {
  let made: Json | undefined
  app.get('/openapi.json', (context) => {
    made ??= openapi(edgeOrigin, version)
    return context.json(made, 200, {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=300',
    })
  })
}

const described: Readonly<Record<string, Endpoint>> = {
  ...endpoints,
  ...peopleEndpoints,
  ...settingsEndpoints,
  ...organizationMappingEndpoints,
  ...liveEndpoints,
  ...installEndpoints,
}

function openapi(edgeOrigin: string, version: string): Json {
  const paths: Record<string, Json> = {}
  for (const [operationId, endpoint] of Object.entries(described)) {
    const path = endpoint.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = {
      ...paths[path],
      [endpoint.method.toLowerCase()]: operation(operationId, endpoint),
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Microsoft 365 sync edge', version },
    servers: [{ url: edgeOrigin }],
    security: [{ embedToken: [] }],
    paths,
    components: {
      securitySchemes: {
        embedToken: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'Minted by the CRM for its signed-in user; lives at most 10 minutes.',
        },
      },
      schemas: { Problem: schemaOf(problem, 'output') },
      responses: {
        Problem: {
          description: `RFC 9457. Codes: ${Object.keys(problemCodes).join(', ')}.`,
          content: { 'application/problem+json': { schema: ref('schemas/Problem') } },
        },
      },
    },
  }
}

function operation(operationId: string, endpoint: Endpoint): Json {
  const parameters = [
    ...parametersOf(endpoint.params, 'path'),
    ...parametersOf(endpoint.query, 'query'),
    ...(conditional.includes(endpoint) ? [ifMatch] : []),
  ]
  return {
    operationId,
    summary: endpoint.summary,
    'x-needs': endpoint.needs,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(endpoint.body ? { requestBody: bodyOf(endpoint.body) } : {}),
    responses: {
      [String(endpoint.status ?? 200)]: replyOf(endpoint),
      default: ref('responses/Problem'),
    },
  }
}

function bodyOf(schema: NonNullable<Endpoint['body']>): Json {
  const required = !z.safeParse(schema, undefined).success
  return { required, content: json(schemaOf(schema, 'input')) }
}

function replyOf({ status, summary, reply }: Endpoint): Json {
  if (status === 204) return { description: summary }
  return { description: summary, content: json(schemaOf(reply, 'output')) }
}

function parametersOf(schema: Endpoint['params'], where: 'path' | 'query'): readonly Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, 'input')
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: property,
  }))
}

/** Saved only by who has seen what he overwrites. */
const conditional: readonly unknown[] = [
  endpoints.saveMapping,
  settingsEndpoints.saveSyncSettings,
  organizationMappingEndpoints.saveOrganizationMapping,
]

const ifMatch: Json = {
  name: 'If-Match',
  in: 'header',
  required: true,
  description: 'ETag of what was changed.',
  schema: { type: 'string' },
}

function schemaOf(schema: z.core.$ZodType, io: 'input' | 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return rest
}

const json = (schema: object): Json => ({ 'application/json': { schema } })

const ref = (place: string): Json => ({ $ref: `#/components/${place}` })
