/**
 * @module
 * What switching invitations on would mean, before it is done: nothing is mailed by the switch itself, and this is
 * about how many people the events ahead would have invited (CAL-8). Only the CRM is asked; nothing is written.
 */
import type { InvitationsPreview } from '../../contract/settings.ts'
import { inviteesOf } from '../../domain/calendar/invitees.ts'
import { fail, ok } from '../../domain/result.ts'
import type { Result } from '../../domain/result.ts'
import type { CrmMember } from '../../ports/crm.ts'
import type { Refusal } from '../../ports/hosts.ts'
import { aFewAtATime } from '../a-few-at-a-time.ts'
import type { OrgContext } from './context.ts'

/** A person waits for the answer: of more members, or of more pages of one, the rest is estimated. */
const MEMBERS = 40
const PAGES = 3

type Tally = Pick<InvitationsPreview, 'events' | 'people'> & { readonly whole: boolean }
type Asking = Pick<OrgContext, 'crm' | 'clock' | 'rhythm' | 'store'>

export async function previewInvitations(
  org: Asking,
): Promise<Result<InvitationsPreview, Refusal>> {
  const members = await org.crm.members()
  if (!members.ok) return notAnswering
  const takingPart = members.value.filter(({ id, active }) => active && org.store.isJoined(id))
  const asked = takingPart.slice(0, MEMBERS)
  const tallies = await aFewAtATime(asked, org.rhythm.callsAtOnce, (one) => ahead(org, one))
  const known = tallies.filter((tally) => tally !== null)
  if (known.length < asked.length) return notAnswering
  const sum = (of: 'events' | 'people') => known.reduce((total, tally) => total + tally[of], 0)
  const share = asked.length === 0 ? 1 : takingPart.length / asked.length
  return ok({
    members: takingPart.length,
    events: Math.round(sum('events') * share),
    people: Math.round(sum('people') * share),
    estimated: share > 1 || known.some(({ whole }) => !whole),
  })
}

const notAnswering = fail<Refusal>({
  code: 'upstream-unavailable',
  detail: 'The CRM does not answer.',
  retryAfter: 5,
})

/** Of one member, the events from now on; null: the CRM did not say. */
async function ahead({ crm, clock }: Asking, member: CrmMember): Promise<Tally | null> {
  const own = [member.email, ...(member.entra?.address === undefined ? [] : [member.entra.address])]
  const listing = { stream: 'calendar', which: 'future', now: clock.now() } as const
  let [events, people] = [0, 0]
  let cursor: string | null = null
  for (let page = 0; page < PAGES; page++) {
    const answer = await crm.list(member.id, listing, cursor)
    if (!answer.ok) return null
    for (const { fields } of answer.value.records) {
      const invited = inviteesOf(fields, own).length
      if (invited === 0) continue
      events += 1
      people += invited
    }
    cursor = answer.value.cursor
    if (cursor === null) return { events, people, whole: true }
  }
  return { events, people, whole: false }
}
