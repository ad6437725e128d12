/**
 * @module
 * The real engine over the real tables of a Durable Object, both sides modelled: `?stream=&records=` is
 * answered with what a life of that size costs. For the bench only, never deployed.
 */
import { DurableObject } from 'cloudflare:workers'
import type { Stream } from '../../../edge/domain/record.ts'
import { livedCosts } from './lived-costs.ts'
import { openWorld } from './stream-world.ts'

type Bindings = { readonly WORLD: DurableObjectNamespace }

export class WorldObject extends DurableObject {
  override async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url)
    const stream = (searchParams.get('stream') ?? 'calendar') as Stream
    const world = openWorld(this.ctx.storage, stream, Number(searchParams.get('records')))
    const costs = await livedCosts(world)
    await this.ctx.storage.deleteAlarm()
    return Response.json(costs)
  }

  /** Alarms are set to be counted; the bench itself runs what is due. */
  override alarm(): void {
    /* nothing is due here */
  }
}

// oxlint-disable-next-line import/no-default-export -- what the platform starts
export default {
  fetch(request, { WORLD: worlds }) {
    return worlds.getByName(new URL(request.url).search).fetch(request)
  },
} satisfies ExportedHandler<Bindings>
