/**
 * @module
 * What the Mail page shows: what was mailed to this person, newest first.
 */
import { mailOf } from '../graph/sandbox.ts'
import type { Mail } from '../graph/shapes.ts'
import type { Desk } from '../shell/desk.ts'
import { coalesced } from '../shell/desk.ts'
import { newestFirst } from './mail-words.ts'

export type MailState = {
  mails: readonly Mail[] | undefined
  chosen: Mail | undefined
  /** The plain text of the chosen one. */
  text: string | undefined
  problem: string | undefined
}

export type MailModel = {
  desk: Desk
  state: MailState
  load(): Promise<void>
  choose(mail: Mail | undefined): Promise<void>
}

export function makeMail(desk: Desk): MailModel {
  const state: MailState = {
    mails: undefined,
    chosen: undefined,
    text: undefined,
    problem: undefined,
  }
  const set = (change: Partial<MailState>) => {
    Object.assign(state, change)
    desk.redraw()
  }
  const load = async () => {
    const got = await mailOf(desk.user)
    if (!got.ok) return set({ problem: got.problem.text })
    const same = got.value.length === state.mails?.length
    if (same && state.problem === undefined && got.value.at(-1)?.at === state.mails?.[0]?.at) return
    set({ mails: newestFirst(got.value), problem: undefined })
  }
  return {
    desk,
    state,
    load: coalesced(load, 0),
    async choose(mail) {
      set({ chosen: mail, text: mail?.body === undefined ? '' : undefined })
      if (mail?.body === undefined) return
      // Loaded only when a mail with a body is opened.
      const { convert } = await import('html-to-text')
      if (state.chosen === mail) set({ text: convert(mail.body, { wordwrap: false }) })
    },
  }
}
