/**
 * @module
 * What the use cases about people of one organization work with, from settings and bindings.
 */
import { clock } from '../../adapters/clock.ts'
import { makeCrmNotices } from '../../adapters/crm-notice.ts'
import { makeCrmPeople } from '../../adapters/crm/registry.ts'
import { sha256 } from '../../adapters/digest.ts'
import { makeAppToken } from '../../adapters/entra/app-token.ts'
import type { TokenSource } from '../../adapters/graph/graph-client.ts'
import { makeSendMail } from '../../adapters/graph/send-mail.ts'
import { makeSend } from '../../adapters/http/send.ts'
import { makeEmailBindingMailer } from '../../adapters/mail/email-binding.ts'
import { secretText } from '../../adapters/secret-text.ts'
import { keepAppToken } from '../../app/app-tokens.ts'
import type { PeopleContext } from '../../app/people/context.ts'
import { makeApplicationMailer } from '../../app/people/mail-by-application.ts'
import { makeMemberMailer } from '../../app/people/mail-by-members.ts'
import { fail } from '../../domain/result.ts'
import type { EdgeBindings, Settings } from '../../env.ts'
import { demoPeoplePolicy, peoplePolicy } from '../../policy.ts'
import type { NoticeQueue } from '../../ports/crm-notices.ts'
import type { Mailer } from '../../ports/mailer.ts'
import type { Hosts } from '../../ports/hosts.ts'
import type { Organization } from '../../ports/organizations.ts'
import { makePublicPaths } from '../public-paths.ts'

type Means = Pick<
  PeopleContext,
  'store' | 'identities' | 'installedTenant' | 'alarms' | 'journal' | 'keepAwake'
> & {
  readonly env: EdgeBindings
  readonly settings: Settings
  readonly organization: Organization
  readonly hosts: Hosts
  readonly queue: NoticeQueue
}

export function composePeople(means: Means): PeopleContext {
  const { env: _, settings, organization, hosts, queue, ...rest } = means
  const mailbox = (member: string) => hosts.mailbox({ organization: organization.id, member })
  const paths = makePublicPaths(settings.hookKeys)
  const { notify } = organization
  return {
    ...rest,
    organization,
    clock,
    crm: makeCrmPeople(organization.connector, { fetch: (request) => fetch(request), clock }),
    mailbox,
    mailer: mailerOf(means, makeMemberMailer(mailbox)),
    notices: notify
      ? { queue, send: makeCrmNotices({ ...notify, fetch: (request) => fetch(request) }) }
      : null,
    mailsAsMember: organization.mailFrom === undefined && bindingOf(means) === null,
    digest: sha256,
    secretText,
    async acceptUrl(id, secret) {
      const path = await paths.acceptPage({ organization: organization.id, id, secret })
      return `${settings.edgeOrigin}${path}`
    },
    async approvalUrl(id) {
      return `${settings.edgeOrigin}${await paths.approvalPage(organization.id, id)}`
    },
    rhythm: settings.isDemo ? demoPeoplePolicy : peoplePolicy,
  }
}

/** From the organization's own mailbox, else from an address of the deployment's own, else in members' names. */
function mailerOf(means: Means, byMembers: Mailer): Mailer {
  const { organization, settings } = means
  const { mailFrom } = organization
  const binding = bindingOf(means)
  const otherwise = binding
    ? makeEmailBindingMailer(binding.send, { email: binding.from, name: organization.crmName })
    : byMembers
  if (mailFrom === undefined) return otherwise
  const token = applicationToken(means)
  const send = makeSend({ fetch: (request) => fetch(request) })
  const connection = { send, graphOrigin: settings.graphOrigin, token, clock }
  return makeApplicationMailer(makeSendMail(connection, mailFrom), otherwise)
}

function applicationToken({ organization, settings, installedTenant }: Means): TokenSource {
  const { entraOrigin, entra } = settings
  const port = makeAppToken({ ...entra, entraOrigin, clock, fetch: (request) => fetch(request) })
  const keeper = keepAppToken({ entra: port, clock })
  return async (fresh) => {
    const tenant = installedTenant() ?? organization.tenants[0]
    return tenant === undefined
      ? fail({ kind: 'consent', admin: true, detail: 'no tenant' })
      : keeper(tenant, fresh)
  }
}

function bindingOf({ env, settings }: Means) {
  const from = settings.mailFrom
  return env.EMAIL && from !== null ? { send: env.EMAIL, from } : null
}
