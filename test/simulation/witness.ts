/**
 * @module
 * Stands beside both models and sees every write of the engine the moment it arrives: what it must never do
 * is caught in the act, even if it is healed later (I7, I9, I12, I19).
 */
import type { OutlookWrite } from '../../edge/ports/outlook.ts'
import type { History } from './history.ts'
import { giveUp } from './ledger.ts'
import type { Story } from './ledger.ts'
import type { CrmWitness } from './model-crm.ts'
import type { Item } from './model-mailbox.ts'
import type { OutlookWitness } from './model-outlook.ts'
import { guard, recentWindowMs } from './numbers.ts'
import { leaveElsewhere, pairedAgain } from './own.ts'
import { TITLE_LIMIT } from './sample-map.ts'

export class Witness {
  readonly #history: History
  /** When the engine deleted without anybody's approval. */
  #deletes: number[] = []
  #life = ''
  #firstSynced = { name: '', made: new Set<string>() }

  constructor(history: History) {
    this.#history = history
  }

  readonly outlook: OutlookWitness = {
    created: (id, crmId) => {
      const { ledger } = this.#history
      const uid = ledger.crmUid.get(crmId)
      if (uid === undefined) ledger.violate(`created for an unknown record ${crmId}`)
      else {
        leaveElsewhere(this.#history, uid, crmId)
        this.#onlyOne(uid, id)
        ledger.outlookUid.set(id, uid)
      }
      this.#countFirst(crmId)
    },
    mailing: (write, id) => this.#mailing(write, id),
    touched: (item, action, inside) => {
      if (!inside) this.#history.ledger.violate(`I9 ${action} outside our container`)
      if (action === 'delete') this.#deletingItem(item)
    },
  }

  readonly crm: CrmWitness = {
    created: (id, reference) => {
      const { ledger } = this.#history
      const [item = ''] = reference.split('~')
      const uid = ledger.outlookUid.get(item)
      if (uid === undefined) ledger.violate(`created for an unknown item ${reference}`)
      else ledger.crmUid.set(id, this.#forked(uid, item))
    },
    // I6: what Outlook made of a long title never comes back over it.
    updating: (before, { title }) => {
      const [old, cut] = [String(before['title'] ?? ''), String(title ?? '')]
      if (title === undefined || old.length <= TITLE_LIMIT) return
      if (cut === old.slice(0, TITLE_LIMIT)) this.#history.ledger.violate(`I6 ${old} was cut`)
    },
    // I7, I11: we delete here only what a person deleted in Outlook, one by one.
    deleting: (id) => {
      this.#guarded()
      pairedAgain(this.#history)
      const story = this.#history.ledger.storyOf('crm', id)
      if (story === undefined || story.deleted.outlook.length > 0) return
      this.#violate(story, 'deleted in the CRM, nobody deleted it in Outlook')
    },
  }

  /** I7: we delete here only what a person deleted, or took out of scope, in the CRM. */
  #deletingItem(item: Item): void {
    this.#guarded()
    pairedAgain(this.#history)
    const story = this.#history.ledger.storyOf('outlook', item.id)
    if (story === undefined || story.left || story.deleted.crm.length > 0) return
    this.#violate(story, 'deleted in Outlook, nobody deleted it in the CRM')
  }

  /** I3, at every moment: a twin that is made here would become somebody's own record later. */
  #onlyOne(uid: string, made: string): void {
    const { ledger, outlook } = this.#history
    const twins = outlook
      .living()
      .filter(({ id }) => id !== made && ledger.outlookUid.get(id) === uid && !ledger.own.has(id))
    if (twins.length > 0) ledger.violate(`I3 ${uid} is made in Outlook beside ${twins[0]?.id}`)
  }

  /** I20: only where the organization allowed it, and only for what a person did and the CRM told of. */
  #mailing({ action }: OutlookWrite, id: string): void {
    const { store, stream, ledger, crm, rung } = this.#history
    const isAllowed = store.settings()?.settings.invitations === 'new-events'
    if (!isAllowed || stream !== 'calendar')
      ledger.violate(`I20 ${action} mails, nobody allowed it`)
    if (action === 'create' && (!rung.has(id) || crm.records.get(id)?.origin === 'import'))
      ledger.violate(`I20 ${id} is no news and mails`)
    // By a person in the CRM, or by one in Outlook whose deletion went there.
    if (action === 'delete' && ledger.storyOf('outlook', id)?.erasedAt === 0)
      ledger.violate(`I20 ${id} is called off, nobody deleted it`)
  }

  #violate(story: Story, what: string): void {
    this.#history.ledger.violate(`I7 ${story.uid} ${what}`)
  }

  /** I12: without approval fewer deletions than the threshold, whatever portions they come in. */
  #guarded(): void {
    const { now, approvedUntil, store, stream, ledger, losses } = this.#history
    if (now < approvedUntil) return
    // Switched off and on, or built anew: another stream, counted from its beginning.
    const life = `${losses}/${store.stream(stream).epoch}`
    if (life !== this.#life) this.#deletes = []
    this.#life = life
    this.#deletes = this.#deletes.filter((at) => at > now - recentWindowMs)
    const before = store.countLinks(stream) + this.#deletes.length
    this.#deletes.push(now)
    const lost = this.#deletes.length
    if (lost >= guard.number && lost >= guard.share * before)
      ledger.violate(`I12 ${lost} of ${before} deleted without asking`)
  }

  /**
   * I19: the first sync takes no more than its cap; what the CRM rang about enters besides (R3), and one that a
   * person deleted meanwhile makes room for the next.
   */
  #countFirst(crmId: string): void {
    const { store, stream, settings, ledger, rung, losses } = this.#history
    const { phase, epoch, listing, firstSyncEndedAt } = store.stream(stream)
    // One that was interrupted goes on as a comparison.
    const isFirst = phase === 'first-sync' || (phase === 'resync' && firstSyncEndedAt === null)
    const counts = isFirst && listing?.step.startsWith('crm') === true
    if (!counts || rung.has(crmId)) return
    const name = `${losses}/${epoch}`
    if (this.#firstSynced.name !== name) this.#firstSynced = { name, made: new Set() }
    this.#firstSynced.made.add(crmId)
    const kept = [...this.#firstSynced.made].filter((id) => {
      const deleted = ledger.storyOf('crm', id)?.deleted
      return deleted === undefined || deleted.crm.length + deleted.outlook.length === 0
    })
    if (kept.length > settings.cap) ledger.violate(`I19 more than ${settings.cap}`)
  }

  /** An item that comes back when its record is somebody else's becomes a record of its own (engine.md §7.1). */
  #forked(uid: string, item: string): string {
    const { crm, ledger, me } = this.#history
    const { store, stream } = this.#history
    const theirs = [...crm.records.values()].some(({ id, ownerId }) => {
      if (ledger.crmUid.get(id) !== uid) return false
      const other = store.linkByCrm(stream, id)
      // Planned while it was a colleague's, and back before the write arrived: accepted.
      const left = ledger.stories.get(uid)?.left === true
      return ownerId !== me || left || (other !== null && other.outlookId !== item)
    })
    if (!theirs) return uid
    const story = ledger.born()
    const before = ledger.stories.get(uid)
    // What was typed into the item goes with it.
    if (before !== undefined) giveUp(before, 'outlook')
    // Deleted while it was about to become one: that was meant for the new record.
    if (before !== undefined && !this.#history.outlook.items.has(item)) {
      story.deleted.outlook.push(...before.deleted.outlook)
      story.erasedAt = before.erasedAt
    }
    ledger.outlookUid.set(item, story.uid)
    return story.uid
  }
}

/** SYN-6: who never signed out, and whose administrator took nothing back, is not asked to sign in again. */
export function watchSignIn({ outlook, store, stream, ledger }: History): () => void {
  const asked = ['reconnect', 'consent']
  const { shuts, isShut } = outlook
  const { phase } = store.stream(stream)
  return () => {
    const now = store.stream(stream).phase
    const isHisDoing = isShut || outlook.shuts > shuts || asked.includes(phase)
    if (!isHisDoing && asked.includes(now)) ledger.violate(`SYN-6 ${now}, nobody signed out`)
  }
}
