/**
 * @module
 * What the use cases about people of one organization work with, from settings and bindings.
 */
import { clock } from '../../adapters/clock.ts'
import { makeCrmNotices } from '../../adapters/crm-notice.ts'
import { makeCrmPeople } from '../../adapters/crm/registry.ts'
import { sha256 } from '../../adapters/digest.ts'
import { makeEmailBindingMailer } from '../../adapters/mail/email-binding.ts'
import { secretText } from '../../adapters/secret-text.ts'
import type { PeopleContext } from '../../app/people/context.ts'
import { makeMemberMailer } from '../../app/people/mail-by-members.ts'
import type { EdgeBindings, Settings } from '../../env.ts'
import { demoPeoplePolicy, peoplePolicy } from '../../policy.ts'
import type { NoticeQueue } from '../../ports/crm-notices.ts'
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
  const { env, settings, organization, hosts, queue, ...rest } = means
  const mailbox = (member: string) => hosts.mailbox({ organization: organization.id, member })
  const paths = makePublicPaths(settings.hookKeys)
  const from = settings.mailFrom
  const { notify } = organization
  const binding = from === null ? undefined : env.EMAIL
  return {
    ...rest,
    organization,
    clock,
    crm: makeCrmPeople(organization.connector, { fetch: (request) => fetch(request), clock }),
    mailbox,
    mailer:
      binding && from !== null
        ? makeEmailBindingMailer(binding, { email: from, name: organization.crmName })
        : makeMemberMailer(mailbox),
    notices: notify
      ? { queue, send: makeCrmNotices({ ...notify, fetch: (request) => fetch(request) }) }
      : null,
    mailsAsMember: binding === undefined,
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
