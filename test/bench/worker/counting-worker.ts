/**
 * @module
 * The edge as it is, with a counter at the storage: `GET /bench/rows` tells the rows its objects read
 * and wrote, index rows and alarms included, as Cloudflare bills them. For the bench only, never deployed.
 */
import edge from '../../../edge/worker.ts'
import type { EdgeBindings } from '../../../edge/env.ts'
import { DirectoryObject as Directory } from '../../../edge/objects/directory/object.ts'
import { MailboxObject as Mailbox } from '../../../edge/objects/mailbox/object.ts'
import { OrgObject as Org } from '../../../edge/objects/org/object.ts'

const rows = { read: 0, written: 0 }
let counts = false

/** All objects of a local run live in one isolate, so one counter at the shared prototype sees all. */
function countRows(ctx: DurableObjectState): void {
  if (counts) return
  counts = true
  countAlarms(Object.getPrototypeOf(ctx.storage) as DurableObjectStorage)
  const storage = Object.getPrototypeOf(ctx.storage.sql) as Pick<SqlStorage, 'exec'>
  const exec = storage.exec
  storage.exec = function <Row extends Record<string, SqlStorageValue>>(
    this: SqlStorage,
    query: string,
    ...values: unknown[]
  ) {
    const cursor = exec.call(this, query, ...values) as SqlStorageCursor<Row>
    // The caller reads the cursor to its end at once; only then the figures are final.
    queueMicrotask(() => {
      rows.read += cursor.rowsRead
      rows.written += cursor.rowsWritten
    })
    return cursor
  }
}

/** Setting an alarm is billed as a row written, and so is taking it back (embedding §6.2). */
function countAlarms(storage: DurableObjectStorage): void {
  const { setAlarm, deleteAlarm } = storage
  storage.setAlarm = function (this: DurableObjectStorage, ...given) {
    rows.written += 1
    return setAlarm.apply(this, given)
  }
  storage.deleteAlarm = function (this: DurableObjectStorage, ...given) {
    rows.written += 1
    return deleteAlarm.apply(this, given)
  }
}

export class MailboxObject extends Mailbox {
  constructor(ctx: DurableObjectState, env: EdgeBindings) {
    countRows(ctx)
    super(ctx, env)
  }
}

export class OrgObject extends Org {
  constructor(ctx: DurableObjectState, env: EdgeBindings) {
    countRows(ctx)
    super(ctx, env)
  }
}

export class DirectoryObject extends Directory {
  constructor(ctx: DurableObjectState, env: EdgeBindings) {
    countRows(ctx)
    super(ctx, env)
  }
}

export default {
  ...edge,
  fetch(request, env, context) {
    if (new URL(request.url).pathname === '/bench/rows') return Response.json(rows)
    return edge.fetch(request, env, context)
  },
} satisfies ExportedHandler<EdgeBindings>
