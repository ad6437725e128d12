/**
 * @module
 * The languages mails are written in: those of the elements (EMB-5).
 */
export const mailLanguages = ['en', 'de', 'es', 'fr', 'ja', 'ar'] as const
export type MailLanguage = (typeof mailLanguages)[number]
