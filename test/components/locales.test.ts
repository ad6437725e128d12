/**
 * @module
 * Every language has every message, with the same values and the plurals its grammar has (EMB-5).
 */
import { expect } from '@open-wc/testing'
import { activityWords } from '../../components/i18n/en/activity.ts'
import { commonWords } from '../../components/i18n/en/every-element.ts'
import { installWords } from '../../components/i18n/en/install.ts'
import { mapperWords } from '../../components/i18n/en/mapper.ts'
import { mergeWords } from '../../components/i18n/en/merge.ts'
import { noticeWords } from '../../components/i18n/en/notice.ts'
import { peopleWords } from '../../components/i18n/en/people.ts'
import { pickerWords } from '../../components/i18n/en/picker.ts'
import { previewWords } from '../../components/i18n/en/preview.ts'
import { switchWords } from '../../components/i18n/en/switch.ts'
import { toggleWords } from '../../components/i18n/en/toggle.ts'
import { versionWords } from '../../components/i18n/en/versions.ts'
import { messagesFor } from '../../components/i18n/locale.ts'
import { en } from '../../components/i18n/locales/en.ts'
import { createTranslate } from '../../components/i18n/message.ts'
import type { Message } from '../../components/i18n/message.ts'
import { eventMap } from '../../edge/domain/calendar/event-map.ts'
import { slots } from '../../edge/domain/contacts/slots.ts'

const english: Readonly<Record<string, Message>> = {
  ...commonWords,
  ...toggleWords,
  ...mapperWords,
  ...noticeWords,
  ...mergeWords,
  ...pickerWords,
  ...activityWords,
  ...switchWords,
  ...previewWords,
  ...versionWords,
  ...peopleWords,
  ...installWords,
  ...en,
}

const valuesOf = (message: Message): readonly string[] => {
  const texts = typeof message === 'string' ? [message] : Object.values(message)
  return [...new Set(texts.join().match(/\{\w+\}/g) ?? [])].toSorted()
}

/** In English they are named by the edge. */
const fields = [
  ...slots.map(({ slot }) => `slot.${slot}`),
  ...eventMap.map(({ name }) => `slot.${name}`),
]

const locales: readonly string[] = ['de', 'fr', 'es', 'ja', 'ar']

for (const locale of locales) {
  describe(`language ${locale}`, () => {
    let messages: Readonly<Record<string, Message>> = {}
    before(async () => {
      messages = { ...(await messagesFor(locale)) } as Readonly<Record<string, Message>>
    })

    it('EMB-5 has every message, with the same values', () => {
      const wrong = Object.entries(english).filter(([key, message]) => {
        const mine = messages[key]
        return mine === undefined || valuesOf(mine).join() !== valuesOf(message).join()
      })
      expect(wrong.map(([key]) => key)).to.deep.equal([])
    })

    it('has no message that English does not have', () => {
      const known = new Set([...Object.keys(english), ...fields])
      expect(Object.keys(messages).filter((key) => !known.has(key))).to.deep.equal([])
    })

    it('EMB-5 names every field of contacts and events', () => {
      expect(fields.filter((field) => messages[field] === undefined)).to.deep.equal([])
    })

    it('has each plural its grammar asks for', () => {
      const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
      // `many` of French and Spanish is for millions and more.
      const needed = pluralCategories.filter((each) => locale === 'ar' || each !== 'many')
      const wrong = Object.entries(messages).filter(
        ([, message]) =>
          typeof message !== 'string' && needed.some((category) => message[category] === undefined),
      )
      expect(wrong.map(([key]) => key)).to.deep.equal([])
    })
  })
}

describe('messages', () => {
  it('chooses plurals, formats numbers, isolates names of the other direction', () => {
    const t = createTranslate('en', english, () => {})
    expect(t('brake.apply', { n: 1 })).to.equal('Delete 1 record')
    expect(t('brake.apply', { n: 1200 })).to.equal('Delete 1,200 records')
    expect(t('picker.remove', { name: 'عمر' })).to.equal('Remove \u2068عمر\u2069')
  })

  it('tells when a code has no words, but not for Outlook fields', () => {
    let missed = 0
    const t = createTranslate('en', {}, () => (missed += 1))
    expect(t.keyOf('stream', 'unheard-of')).to.equal(undefined)
    expect(t.keyOf('slot', 'company')).to.equal(undefined)
    expect(missed).to.equal(1)
  })
})
