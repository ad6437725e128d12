/**
 * @module
 * Mails in every language: complete, escaped, with one link and nothing that is loaded (USR-1, USR-4, USR-5).
 */
import { describe, expect, it } from 'vitest'
import {
  invitationMail,
  joinAnswerMail,
  joinRequestMail,
} from '../../../edge/app/people/mail-texts.ts'
import { mailWords } from '../../../edge/app/people/mail-words.ts'
import { mailLanguages } from '../../../edge/domain/people/mail-language.ts'
import type { MailLanguage } from '../../../edge/domain/people/mail-language.ts'

const url = 'https://edge.test/accept/x?a=1&b=2'
const to = { address: 'megan@contoso.test', name: '<i>Megan</i> {crm}' }

const mailsIn = (language: MailLanguage) => {
  const names = { crmName: 'Northwind & Co', organizationName: 'Nord "wind"', language }
  const about = { to, invitedBy: 'A\r\nBcc: x@evil.test', message: '<script>1</script>\nbye', url }
  return [
    invitationMail(names, { ...about, expiresAt: Date.UTC(2026, 10, 30) }),
    joinRequestMail(names, { to, name: '<b>Alex</b>', address: 'alex@contoso.test', url }),
    joinAnswerMail(names, { to, approved: true, url }),
    joinAnswerMail(names, { to, approved: false, url }),
  ]
}

/** Placeholders in their order of name, without the isolating characters. */
const holes = (text: string) => (text.match(/\{\w+\}/g) ?? []).toSorted()

describe.each(mailLanguages)('mails in %s', (language) => {
  it('have every word, with the same places', () => {
    for (const [key, text] of Object.entries(mailWords.en)) {
      const mine = mailWords[language][key as keyof typeof mailWords.en]
      expect(mine.trim(), key).not.toBe('')
      expect(holes(mine), key).toEqual(holes(text))
      if (language !== 'en') expect(mine, key).not.toBe(text)
    }
  })

  it('escape what people wrote, in HTML, and keep the subject one line', () => {
    for (const { html, subject } of mailsIn(language)) {
      expect(html).not.toMatch(/<i>|<b>|<script>/)
      expect(html).toContain('&lt;i&gt;Megan&lt;/i&gt; {crm}')
      expect(html).toContain(`lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`)
      expect(subject).not.toMatch(/[\r\n]/)
      expect(html.replaceAll('{crm}', '')).not.toMatch(/\{(crm|organization|by|name|address|day)\}/)
    }
  })

  it('have one link, to where they were told, and load nothing', () => {
    for (const [index, { html, text }] of mailsIn(language).entries()) {
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link)
      expect(links).toEqual(index === 3 ? [] : [url.replaceAll('&', '&amp;')])
      expect(html).not.toMatch(/<img|<link|<script|@import|url\(|src=|background=/)
      if (index !== 3) expect(text).toContain(url)
    }
  })
})

it('the last day is named in the language of the mail', () => {
  const of = (language: MailLanguage) => mailsIn(language)[0]?.text
  expect(of('en')).toContain('30 November 2026')
  expect(of('de')).toContain('30. November 2026')
  expect(of('ja')).toContain('2026年11月30日')
})
