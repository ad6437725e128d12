/**
 * @module
 * The mails: which words each has, in the organization's language. Does not own: the words (mail-words.ts),
 * how a letter looks (mail-letter.ts).
 */
import type { MailLanguage } from '../../domain/people/mail-language.ts'
import type { Mail } from '../../ports/mailer.ts'
import { letter } from './mail-letter.ts'
import type { Letter } from './mail-letter.ts'
import { mailWords } from './mail-words.ts'
import type { MailWords } from './mail-words.ts'

export type MailNames = {
  readonly crmName: string
  readonly organizationName: string
  readonly language: MailLanguage
}

export function invitationMail(
  names: MailNames,
  about: {
    to: Mail['to']
    invitedBy: string | null
    message: string | null
    url: string
    expiresAt: number
  },
): Mail {
  const { words, language } = wordsOf(names)
  const say = filling(names, {
    by: about.invitedBy ?? words.colleague,
    day: day(about.expiresAt, language),
  })
  return letter({
    ...opening(names, about.to),
    subject: say(words.inviteSubject),
    paragraphs: [say(words.invite)],
    quote: about.message,
    action: { label: words.accept, url: about.url, copy: words.copy },
    foot: say(words.inviteFoot),
  })
}

export function joinRequestMail(
  names: MailNames,
  about: { to: Mail['to']; name: string; address: string; url: string },
): Mail {
  const { words } = wordsOf(names)
  const say = filling(names, { name: about.name, address: about.address })
  return letter({
    ...opening(names, about.to),
    subject: say(words.joinSubject),
    paragraphs: [say(words.join), words.joinNobody],
    action: { label: words.look, url: about.url, copy: words.copy },
    foot: words.joinFoot,
  })
}

export function approvalMail(
  names: MailNames,
  about: { to: Mail['to']; askedBy: string | null; scopes: readonly string[]; url: string },
): Mail {
  const { words } = wordsOf(names)
  const say = filling(names, {
    by: about.askedBy ?? words.colleague,
    scopes: about.scopes.join(', '),
  })
  return letter({
    ...opening(names, about.to),
    subject: say(words.approvalSubject),
    paragraphs: [say(words.approval), say(words.approvalScopes), words.approvalForward],
    action: { label: words.approve, url: about.url, copy: words.copy },
    foot: say(words.approvalFoot),
  })
}

export function joinAnswerMail(
  names: MailNames,
  { to, approved, url }: { to: Mail['to']; approved: boolean; url: string },
): Mail {
  const { words } = wordsOf(names)
  const say = filling(names, {})
  return letter({
    ...opening(names, to),
    subject: say(approved ? words.addedSubject : words.declinedSubject),
    paragraphs: approved ? [say(words.added)] : [say(words.declined), words.declinedMore],
    ...(approved ? { action: { label: say(words.open), url, copy: words.copy } } : {}),
    foot: say(words.answerFoot),
  })
}

const wordsOf = ({ language }: MailNames): { words: MailWords; language: MailLanguage } => ({
  words: mailWords[language],
  language,
})

function opening(names: MailNames, to: Mail['to']): Pick<Letter, 'language' | 'to' | 'greeting'> {
  const { words, language } = wordsOf(names)
  const greeting = to.name ? filling(names, { name: to.name })(words.hello) : words.helloNobody
  return { language, to, greeting }
}

/** What is put in is never looked into again: a name like "{crm}" stays that name. */
function filling(
  { crmName, organizationName, language }: MailNames,
  more: Readonly<Record<string, string>>,
): (text: string) => string {
  const values = new Map(Object.entries({ crm: crmName, organization: organizationName, ...more }))
  return (text) =>
    text.replaceAll(/\{(\w+)\}/g, (all, key: string) => {
      const value = values.get(key)
      if (value === undefined) return all
      // Names of the other writing direction must not turn the sentence around.
      return language === 'ar' ? `\u2068${value}\u2069` : value
    })
}

const day = (at: number, language: MailLanguage) =>
  new Date(at).toLocaleDateString(language === 'en' ? 'en-GB' : language, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
