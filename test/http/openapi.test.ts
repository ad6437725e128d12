/**
 * @module
 * The API description is made of the endpoint table: every endpoint is in it, with everything it takes.
 */
import { expect, it } from 'vitest'
import type { Endpoint } from '../../edge/contract/endpoint.ts'
import { endpoints } from '../../edge/contract/endpoints.ts'
import { peopleEndpoints } from '../../edge/contract/people-endpoints.ts'
import { installEndpoints } from '../../edge/contract/install.ts'
import { liveEndpoints } from '../../edge/contract/live.ts'
import { organizationMappingEndpoints } from '../../edge/contract/organization-mapping.ts'
import { settingsEndpoints } from '../../edge/contract/settings.ts'
import { fakeEdge } from './fake-edge.ts'

type Operation = {
  summary: string
  parameters?: { name: string; in: string; required: boolean; schema: object }[]
  requestBody?: { content: Record<string, { schema: { required?: string[] } }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
type Description = { openapi: string; paths: Record<string, Record<string, Operation>> }

it('describes every endpoint of the contract and nothing else', async () => {
  const response = await fakeEdge().request('/openapi.json')
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
  const { openapi, paths } = (await response.json()) as Description
  expect(openapi).toBe('3.1.0')
  const described = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const served = Object.values<Endpoint>({
    ...endpoints,
    ...peopleEndpoints,
    ...settingsEndpoints,
    ...organizationMappingEndpoints,
    ...liveEndpoints,
    ...installEndpoints,
  }).map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
  expect(described.toSorted()).toEqual(served.toSorted())
})

it('with path, query, header, body and replies', async () => {
  const { paths } = (await (await fakeEdge().request('/openapi.json')).json()) as Description
  const activity = paths['/v1/streams/{stream}/activity']?.get
  expect(
    activity?.parameters?.map(({ name, in: where, required }) => [name, where, required]),
  ).toEqual([
    ['stream', 'path', true],
    ['cursor', 'query', false],
    ['limit', 'query', false],
    ['only', 'query', false],
  ])
  const save = paths['/v1/mapping/contacts']?.put
  expect(save?.parameters?.map(({ name }) => name)).toEqual(['If-Match'])
  expect(save?.requestBody?.content['application/json']?.schema.required).toEqual(['rows'])
  expect(save?.responses['200']?.content?.['application/json']?.schema).toMatchObject({
    type: 'object',
  })
  expect(paths['/v1/mailbox']?.delete?.responses['204']?.content).toBeUndefined()
})
