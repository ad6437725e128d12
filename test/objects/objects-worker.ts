/**
 * @module
 * The Worker under test: the edge's own objects, an empty one to try storage on, and a mailbox that only
 * writes down what it is told.
 */
import { DurableObject } from 'cloudflare:workers'

export { DirectoryObject } from '../../edge/objects/directory/object.ts'
export { OrgObject } from '../../edge/objects/org/object.ts'

export class PlainObject extends DurableObject {
  /** What `ctx.id.name` was when an alarm rang. */
  override async alarm(): Promise<void> {
    await this.ctx.storage.put('rang as', this.ctx.id.name ?? 'nobody')
  }
}

export type Told = { readonly method: string; readonly args: unknown[] }

export class MailboxObject extends DurableObject {
  async notifyCrm(...args: unknown[]): Promise<void> {
    if (await this.ctx.storage.get('deaf')) throw new Error('this mailbox does not listen')
    await this.#write('notifyCrm', args)
  }

  async wake(...args: unknown[]): Promise<void> {
    if (await this.ctx.storage.get('deaf')) throw new Error('this mailbox does not listen')
    await this.#write('wake', args)
  }

  async organizationStream(...args: unknown[]): Promise<{ result: 'enabled' }> {
    if (await this.ctx.storage.get('deaf')) throw new Error('this mailbox does not listen')
    await this.#write('organizationStream', args)
    return { result: 'enabled' }
  }

  async told(): Promise<Told[]> {
    return (await this.ctx.storage.get<Told[]>('told')) ?? []
  }

  async setDeaf(isDeaf: boolean): Promise<void> {
    await this.ctx.storage.put('deaf', isDeaf)
  }

  async #write(method: string, args: unknown[]): Promise<void> {
    await this.ctx.storage.put('told', [...(await this.told()), { method, args }])
  }
}

// oxlint-disable-next-line import/no-default-export -- what the platform starts
export default { fetch: () => new Response('ok') }
