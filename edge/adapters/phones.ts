/**
 * @module
 * Phone numbers as people write them, to E.164, by libphonenumber-js (its smallest metadata).
 */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { CountryCode } from 'libphonenumber-js/min'
import type { PhoneNormaliser } from '../domain/contacts/transforms.ts'

/** Without a country only international numbers can be told for certain; others answer null. */
export const phones: PhoneNormaliser = (raw, country) => {
  const parsed = parsePhoneNumberFromString(raw, country as CountryCode | undefined)
  return parsed?.isValid() === true ? parsed.number : null
}
