/**
 * @module
 * Every layer of tests, in the order they run: cheap and precise first, the whole system last.
 */
import { conformanceLayer } from './conformance-layer.ts'
import { elementsLayer, firefoxLayer } from './elements-layer.ts'
import type { Layer } from './layer.ts'
import { simulationLayer } from './simulation-layer.ts'
import { vitestLayer } from './vitest-layer.ts'

const inNode = ['--config', 'test/vitest.config.ts', '--project']

export const layers: readonly Layer[] = [
  vitestLayer({ name: 'unit', about: 'every layer in Node, no Worker' }, ...inNode, 'unit'),
  vitestLayer(
    { name: 'objects', about: 'Durable Objects inside workerd' },
    '--config',
    'test/objects/vitest.config.ts',
  ),
  vitestLayer(
    { name: 'crash', about: 'objects cut off at every request, both sides counted' },
    '--config',
    'test/objects/crash/vitest.config.ts',
  ),
  vitestLayer(
    { name: 'soak', about: 'three days of three mailboxes, in the rhythm of production' },
    '--config',
    'test/objects/soak/vitest.config.ts',
  ),
  elementsLayer,
  firefoxLayer,
  vitestLayer(
    {
      name: 'journeys',
      about: 'the whole product, three Workers and a browser',
      needsBrowser: true,
    },
    ...inNode,
    'journeys',
  ),
  conformanceLayer,
  simulationLayer,
]
