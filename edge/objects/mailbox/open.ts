/**
 * @module
 * Opens a mailbox object: its database, its alarms, its use cases behind the host's methods.
 */
import { clock } from '../../adapters/clock.ts'
import { makeJournal } from '../../adapters/journal.ts'
import { activityPage } from '../../app/mailbox/activity.ts'
import * as connecting from '../../app/mailbox/connect.ts'
import { disconnect } from '../../app/mailbox/disconnect.ts'
import { erase } from '../../app/mailbox/erase.ts'
import { explain } from '../../app/mailbox/explain.ts'
import { impact } from '../../app/mailbox/impact.ts'
import { findContacts } from '../../app/mailbox/find-contacts.ts'
import { mappingVersions, readMapping, saveMapping } from '../../app/mailbox/mapping.ts'
import { preview } from '../../app/mailbox/preview-mapping.ts'
import { readSide } from '../../app/mailbox/write-value.ts'
import type { Link } from '../../domain/sync/link.ts'
import { hearCrm, hearOutlook } from '../../app/mailbox/notices.ts'
import { parkedPage, retryParked } from '../../app/mailbox/parked.ts'
import { searchPeople } from '../../app/mailbox/people.ts'
import * as desks from '../../app/mailbox/people-desk.ts'
import { resolveConflict } from '../../app/mailbox/resolve.ts'
import { restoreConflict } from '../../app/mailbox/restore.ts'
import { takeMapping } from '../../app/mailbox/organization-mapping.ts'
import { takeSettings } from '../../app/mailbox/settings.ts'
import { mailboxView, streamStatus } from '../../app/mailbox/status.ts'
import { decideBrake, switchStream, syncNow } from '../../app/mailbox/switch.ts'
import { ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import { readSettings } from '../../env.ts'
import { defaultSyncSettings } from '../../policy.ts'
import type { EdgeBindings } from '../../env.ts'
import type { MailboxHost, Refusal } from '../../ports/hosts.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import { migrate } from '../migrate.ts'
import { parseMailboxName } from '../names.ts'
import { makePublicPaths } from '../public-paths.ts'
import { openSql } from '../sql.ts'
import { hostsOf } from '../stubs.ts'
import { makeVault } from '../../adapters/vault.ts'
import { makeMailbox } from './compose.ts'
import type { ComposedMailbox } from './compose.ts'
import { eraseTables } from './erase-tables.ts'
import { makeOrganizationStream } from './application.ts'
import { makeApprovalDesk } from './doctor.ts'
import { makeLiveSockets, telling } from './live-sockets.ts'
import { makeRollCall } from './roll-call.ts'
import { makeRunner } from './runner.ts'
import type { Runner } from './runner.ts'
import { migrations } from './schema.ts'
import { openMailboxStore } from './store.ts'
import { openWakeAlarm } from './wake-alarm.ts'

export type OpenMailbox = MailboxHost & {
  alarm(isAgain: boolean): Promise<void>
  fetch(request: Request): Promise<Response>
}

export function openMailbox(ctx: DurableObjectState, env: EdgeBindings): OpenMailbox {
  const name = ctx.id.name ?? ''
  const member = parseMailboxName(name)
  const settings = readSettings(env)
  const organization = settings.organizations.find(({ id }) => id === member?.organization)
  if (member === null || !organization)
    throw new Error('a mailbox of an organization nobody registered')
  const sql = openSql(ctx.storage)
  migrate(sql, migrations)
  const { store, live } = toldOf(openMailboxStore(sql), ctx)
  const hosts = hostsOf(env, settings.organizations)
  const journal = makeJournal()
  const mailbox = makeMailbox({
    ...{ member, organization, settings, store, hosts },
    vault: makeVault(settings.vaultKeys),
    paths: makePublicPaths(settings.hookKeys),
    ...{ clock, journal },
    fetch: (request) => fetch(request),
  })
  const { graceMs, coalesceMs: slackMs, rollCallMs } = mailbox.policy
  const alarm = openWakeAlarm(ctx.storage, { graceMs, slackMs }, clock.now)
  const directory = hosts.directory(name)
  const rollCall = makeRollCall({ name, sql, directory, clock, rollCallMs })
  const runner = makeRunner({ ...mailbox, alarm, rollCall, journal })
  return {
    ...connectMethods(mailbox, runner),
    ...grantMethods(mailbox, runner),
    ...endMethods(mailbox, runner, {
      leave: () => hosts.org(member.organization).leave(member.member),
      forget: () => eraseTables(sql),
    }),
    ...streamMethods(mailbox, runner),
    ...careMethods(mailbox, runner),
    ...deskMethods(mailbox, runner),
    ...peopleMethods(mailbox),
    ...bells(mailbox, runner),
    fetch: async (request) => live.open(request),
    alarm: runner.alarm,
  }
}

function toldOf(plain: MailboxStore, ctx: DurableObjectState) {
  const live = makeLiveSockets(ctx, () => mailboxView(plain, clock.now()), clock)
  return { live, store: telling(plain, live.changed) }
}

/** What others agree to for this member: an administrator (INS-5), his organization (INS-6). */
const grantMethods = (mailbox: ComposedMailbox, { soon }: Runner) => ({
  ...makeApprovalDesk(mailbox, soon),
  organizationStream: makeOrganizationStream(mailbox, soon),
})

type Methods<Names extends keyof MailboxHost> = Pick<MailboxHost, Names>

function connectMethods(
  { connecting: desk, store }: ComposedMailbox,
  runner: Runner,
): Methods<
  | 'mailbox'
  | 'beginConnect'
  | 'connectInvitation'
  | 'continueConnect'
  | 'finishConnect'
  | 'connectState'
> {
  return {
    mailbox: async () => ok(mailboxView(store, clock.now())),
    beginConnect: (who, wanted) => connecting.beginConnect(desk, who, wanted),
    connectInvitation: async (id) => connecting.connectInvitation(desk, id),
    continueConnect: (id, browser) => connecting.continueConnect(desk, id, browser),
    async finishConnect(id, browser, result) {
      const answer = await connecting.finishConnect(desk, id, browser, result)
      // Also when it failed: an approval may have to be waited for.
      if (answer.ok) await runner.soon()
      return answer
    },
    connectState: async (id) => connecting.connectState(desk, id),
  }
}

function endMethods(
  { sync, forgetToken }: ComposedMailbox,
  runner: Runner,
  { leave, forget }: { leave: () => Promise<void>; forget: () => void },
): Methods<'disconnect' | 'erase'> {
  return {
    async disconnect() {
      await runner.alone(async () => disconnect(await sync()))
      forgetToken()
      await leave()
      await runner.soon()
      return ok(null)
    },
    async erase(outlook) {
      const copies = await runner.alone(async () => {
        const erased = await erase(await sync(), outlook)
        forget()
        return erased
      })
      forgetToken()
      await runner.soon()
      return ok(copies)
    },
  }
}

function streamMethods(
  mailbox: ComposedMailbox,
  runner: Runner,
): Methods<
  'streamStatus' | 'switchStream' | 'impact' | 'syncNow' | 'decideBrake' | 'activity' | 'explain'
> {
  const { store, sync, askForSettings } = mailbox
  const thenWake = async <Value>(answer: Result<Value, Refusal>) => {
    if (answer.ok) await runner.soon()
    return answer
  }
  return {
    streamStatus: async (stream) => ok(streamStatus(store, stream, clock.now())),
    switchStream: (_who, stream, enabled) => thenWake(switchStream(mailbox, stream, enabled)),
    syncNow: (stream) => thenWake(syncNow(mailbox, stream)),
    decideBrake: (_who, stream, decision) => thenWake(decideBrake(mailbox, stream, decision)),
    async impact(_who, stream) {
      // A mailbox that takes no part yet is not told of the rules: they are asked for.
      await askForSettings()
      return impact(await sync(), stream)
    },
    activity: async (stream, page) => ok(activityPage(store, stream, page)),
    explain: async (stream, side, id) => explain(await sync(), stream, side, id),
  }
}

function careMethods(
  mailbox: ComposedMailbox,
  runner: Runner,
): Methods<'parked' | 'retryParked' | 'restoreConflict' | 'resolveConflict' | 'mappingVersions'> {
  const { store, sync } = mailbox
  return {
    parked: async (stream, cursor) => parkedPage(mailbox, stream, cursor),
    async retryParked(stream, which) {
      const answer = retryParked(mailbox, stream, which)
      if (answer.ok) await runner.soon()
      return answer
    },
    async restoreConflict(stream, entryId) {
      const answer = await restoreConflict(await sync(), stream, entryId)
      if (answer.ok) await runner.soon()
      return answer
    },
    async resolveConflict(stream, entryId, keep) {
      const answer = await resolveConflict(await sync(), stream, entryId, keep)
      if (answer.ok) await runner.soon()
      return answer
    },
    mappingVersions: async () => ok(mappingVersions({ store })),
  }
}

function deskMethods(
  { desk, sync }: ComposedMailbox,
  runner: Runner,
): Methods<'mapping' | 'saveMapping' | 'findContacts' | 'previewMapping'> {
  const outlookOf = async (link: Link) => {
    const held = await readSide(await sync(), link, 'outlook')
    return held.ok ? held.value.fields : null
  }
  return {
    mapping: () => readMapping(desk),
    async saveMapping(who, rows, ifMatch) {
      const answer = await saveMapping(desk, who, rows, ifMatch)
      if (answer.ok) await runner.soon()
      return answer
    },
    findContacts: (_who, search) => findContacts(desk, search),
    previewMapping: (_who, rows, crmId) => preview({ ...desk, outlookOf }, rows, crmId),
  }
}

function peopleMethods({
  people,
  store,
}: ComposedMailbox): Methods<
  'searchPeople' | 'readPeople' | 'searchGroups' | 'groupMembers' | 'mayMail' | 'sendMail'
> {
  return {
    searchPeople: (_who, query) => searchPeople({ store, tenant: people.tenant }, query),
    readPeople: (ids) => desks.readPeople(people, ids),
    searchGroups: (query) => desks.searchGroups(people, query),
    groupMembers: (group, page) => desks.groupMembers(people, group, page),
    mayMail: () => desks.mayMail(people),
    sendMail: (mail) => desks.sendMail(people, mail),
  }
}

function bells(
  { store, member }: ComposedMailbox,
  runner: Runner,
): Methods<'notifyOutlook' | 'notifyCrm' | 'takeSettings' | 'takeMapping' | 'wake'> {
  const ears = { store, clock, member: member.member }
  return {
    async notifyOutlook(stream, notices) {
      if (hearOutlook(ears, stream, notices)) await runner.soon()
    },
    async notifyCrm(changes, schemaChanged, resync = false) {
      if (hearCrm(ears, changes, schemaChanged, resync)) await runner.soon()
    },
    async takeSettings(saved) {
      if (takeSettings({ store, clock }, saved, defaultSyncSettings)) await runner.soon()
    },
    async takeMapping(saved) {
      if (takeMapping({ store, clock }, saved)) await runner.soon()
    },
    wake: () => runner.soon(),
  }
}
