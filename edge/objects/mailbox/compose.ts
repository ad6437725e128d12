/**
 * @module
 * Wires one mailbox object: adapters from the settings, use cases over them.
 */
import { makeCrmPort } from '../../adapters/crm/registry.ts'
import { sha256 } from '../../adapters/digest.ts'
import { makeAppToken } from '../../adapters/entra/app-token.ts'
import { makeEntraPort } from '../../adapters/entra/entra-port.ts'
import { makeOutlookPort } from '../../adapters/graph/outlook-port.ts'
import { toWindows } from '../../adapters/graph/zones.ts'
import type { Fetch } from '../../adapters/http/send.ts'
import { phones } from '../../adapters/phones.ts'
import type { SyncContext } from '../../app/mailbox/context.ts'
import { lookIfDue } from '../../app/mailbox/approval.ts'
import type { Doctor } from '../../app/mailbox/approval.ts'
import type { Connecting } from '../../app/mailbox/connect.ts'
import { tokenScopes } from '../../app/mailbox/grant.ts'
import { knowFields } from '../../app/mailbox/mapping.ts'
import type { MappingDesk } from '../../app/mailbox/mapping.ts'
import type { OrganizationDesk } from '../../app/mailbox/organization-stream.ts'
import type { PeopleDesk } from '../../app/mailbox/people-desk.ts'
import { makeStreamKind } from '../../app/mailbox/stream-kind.ts'
import type { Asking } from '../../app/mailbox/request-approval.ts'
import { takeMapping } from '../../app/mailbox/organization-mapping.ts'
import { takeSettings } from '../../app/mailbox/settings.ts'
import { makeTokenKeeper } from '../../app/mailbox/tokens.ts'
import type { TokenKeeper } from '../../app/mailbox/tokens.ts'
import type { Settings } from '../../env.ts'
import {
  approvalRhythm,
  clockSkewMs,
  defaultSyncSettings,
  demoApprovalRhythm,
  demoMailboxPolicy,
  mailboxPolicy,
  mailboxScopes,
} from '../../policy.ts'
import type { MailboxPolicy } from '../../policy.ts'
import { fail, ok } from '../../domain/result.ts'
import { brakePolicy } from '../../domain/sync/brake.ts'
import type { Stream } from '../../domain/record.ts'
import type { Clock } from '../../ports/clock.ts'
import type { CrmPort } from '../../ports/crm.ts'
import type { EntraPort } from '../../ports/entra.ts'
import type { Hosts, MemberRef } from '../../ports/hosts.ts'
import type { Journal } from '../../ports/journal.ts'
import type { MailboxStore } from '../../ports/mailbox-store.ts'
import type { OutlookPort } from '../../ports/outlook.ts'
import type { Organization } from '../../ports/organizations.ts'
import type { PublicPaths } from '../../ports/public-paths.ts'
import type { Vault } from '../../ports/vault.ts'
import { mailboxName } from '../names.ts'
import { outlookWay, probeBy } from './application.ts'
import { makePeopleDesk } from './people-desk.ts'

export type MailboxMeans = {
  readonly member: MemberRef
  readonly organization: Organization
  readonly settings: Settings
  readonly store: MailboxStore
  readonly hosts: Hosts
  readonly vault: Vault
  readonly paths: PublicPaths
  readonly clock: Clock
  readonly journal: Journal
  readonly fetch: Fetch
}

export type ComposedMailbox = {
  readonly member: MemberRef
  readonly store: MailboxStore
  readonly clock: Clock
  readonly policy: MailboxPolicy
  readonly desk: MappingDesk
  readonly people: PeopleDesk
  readonly connecting: Connecting
  readonly doctor: Doctor
  readonly organization: OrganizationDesk
  /** When to look for what an administrator has to agree to. */
  readonly look: () => Promise<number | null>
  readonly asking: Asking
  /** Asks the organization for its rules. */
  readonly askForSettings: () => ReturnType<SyncContext['join']>
  /** Hooks need a MAC, made once per slice. */
  readonly sync: () => Promise<SyncContext>
  readonly forgetToken: () => void
}

export function makeMailbox(means: MailboxMeans): ComposedMailbox {
  const { member, organization, settings, store, clock, vault, fetch } = means
  const { graphOrigin, entraOrigin } = settings
  const owner = mailboxName(member)
  const policy = settings.isDemo ? demoMailboxPolicy : mailboxPolicy
  const entra = makeEntraPort({ ...settings.entra, fetch, clock, entraOrigin })
  const tokens = makeTokenKeeper({
    ...{ store, clock, vault, entra, owner },
    scopes: (connection) => tokenScopes(mailboxScopes, connection),
  })
  const { token } = tokens
  const crm = makeCrmPort(organization.connector, { fetch, clock, actAs: member.member })
  const app = makeAppToken({ ...settings.entra, fetch, clock, entraOrigin })
  const way = outlookWay(means, app, token)
  const outlook = makeOutlookPort({ fetch, graphOrigin, clock, ...way })
  const doctor = doctorOf(means, entra, tokens)
  return {
    ...{ member, store, clock, policy },
    desk: { member, store, crm, clock, phones },
    people: makePeopleDesk(means, entra, token),
    connecting: connectingOf(means, entra, tokens),
    doctor,
    organization: {
      ...{ store, clock },
      probe: probeBy(means, app),
      bind: (who) => means.hosts.org(member.organization).bindIdentity(member.member, who),
    },
    look: () => lookIfDue(doctor),
    asking: {
      ...{ store, clock },
      ask: (doer, wanted) => means.hosts.org(member.organization).requestApproval(doer, wanted),
    },
    askForSettings: () => askForSettings(means),
    sync: () => contextOf(means, policy, outlook, crm),
    forgetToken: tokens.forget,
  }
}

function doctorOf(
  { member, settings, store, clock, vault }: MailboxMeans,
  entra: EntraPort,
  tokens: TokenKeeper,
): Doctor {
  return {
    ...{ store, clock, vault, entra, owner: mailboxName(member) },
    forgetToken: tokens.forget,
    scopes: mailboxScopes,
    rhythm: settings.isDemo ? demoApprovalRhythm : approvalRhythm,
  }
}

async function contextOf(
  means: MailboxMeans,
  policy: MailboxPolicy,
  outlook: OutlookPort,
  crm: CrmPort,
): Promise<SyncContext> {
  const { member, organization, store, clock, journal } = means
  const { crmName } = organization
  const settings = () => store.settings()?.settings ?? defaultSyncSettings
  return {
    member,
    store,
    outlook,
    crm,
    clock,
    journal,
    get policy() {
      const { conflict, editBeatsDelete, outlookDelete } = settings()
      return { conflict, editBeatsDelete, outlookDelete, clockSkewMs }
    },
    brake: brakePolicy,
    rhythm: policy.rhythm,
    kind: makeStreamKind({ member, store, phones, crmName, settings, sameZone }),
    hook: await hooks(means),
    ready: (stream) => ready(stream, { store, crm }),
    join: () => join(means),
  }
}

function connectingOf(means: MailboxMeans, entra: EntraPort, tokens: TokenKeeper): Connecting {
  const { member, organization, settings, store, clock, vault, paths, hosts } = means
  return {
    member,
    organizationName: organization.name,
    store,
    clock,
    vault,
    entra,
    digest: sha256,
    owner: mailboxName(member),
    redirectUri: `${settings.edgeOrigin}/connect/callback`,
    scopes: mailboxScopes,
    connectUrl: async (id) => `${settings.edgeOrigin}${await paths.connectPage(member, id)}`,
    oauthState: (id) => paths.connectState(member, id),
    bind: (who) => hosts.org(member.organization).bindIdentity(member.member, who),
    keepToken: tokens.keep,
  }
}

const sameZone = (a: string, b: string): boolean =>
  a === b || (toWindows(a) !== null && toWindows(a) === toWindows(b))

/** Contacts travel by the mapping, and the mapping by the CRM's fields: without them nothing may be written. */
async function ready(
  stream: Stream,
  desk: Pick<MappingDesk, 'store' | 'crm'>,
): ReturnType<SyncContext['ready']> {
  const needed = stream === 'contacts' && desk.store.stream('contacts').phase !== 'clearing'
  if (!needed) return ok(null)
  const fields = await knowFields(desk)
  return fields.ok ? ok(null) : fields
}

async function hooks({ member, paths, settings }: MailboxMeans): Promise<SyncContext['hook']> {
  const urls = {
    calendar: `${settings.edgeOrigin}${await paths.graphHook(member, 'calendar')}`,
    contacts: `${settings.edgeOrigin}${await paths.graphHook(member, 'contacts')}`,
  }
  return (stream: Stream) => ({ url: urls[stream] })
}

/** Part of the feed first, the rules after it: what changes from then on is told. */
async function join(means: MailboxMeans): ReturnType<SyncContext['join']> {
  const { hosts, member } = means
  const answer = await hosts.org(member.organization).join(member.member)
  if (answer.ok) return askForSettings(means)
  const { code, detail } = answer.failure
  return code === 'upstream-unavailable'
    ? fail({ kind: 'later', detail })
    : fail({ kind: 'stop', code, detail })
}

/** The organization's rules as they are now, for a mailbox nobody tells of changes yet. */
async function askForSettings({
  hosts,
  member,
  store,
  clock,
}: MailboxMeans): ReturnType<SyncContext['join']> {
  const answer = await hosts.org(member.organization).syncSettings()
  if (!answer.ok) return fail({ kind: 'later', detail: answer.failure.detail })
  const { settings, version, isDefault } = answer.value
  const saved = { settings, version: Number(version.slice(1)) }
  if (!isDefault) takeSettings({ store, clock }, saved, defaultSyncSettings)
  const mapping = await hosts.org(member.organization).knownMapping()
  if (mapping !== null) takeMapping({ store, clock }, mapping)
  return ok(null)
}
