/**
 * @module
 * What the contract asks for and no program can see from outside, or must not try on a system in use. To be
 * shown by the backend's own tests.
 */
export const beyond: readonly (readonly [ids: string, why: string])[] = [
  ['D4', 'a key kept for 24 hours: nobody waits that long'],
  ['E2', 'equal times of change: your clock is not the kit’s to set'],
  ['E5', 'a list’s cursor that has expired: nobody waits that long'],
  ['F4, F6', 'merged and restored records: done in your pages, not through the contract'],
  ['F8', 'a feed’s cursor older than the retention: nobody waits that long'],
  ['F9', 'ten thousand changes at once: too much for a system in use'],
  ['F10', 'a clock set back: not the kit’s to set'],
  ['G7', 'that nobody is e-mailed: a mail is not seen from here; the kit names no participant'],
  ['H2, H3', 'import and mass update: done in your pages'],
  [
    'I2, I3, I4',
    'new users, their Microsoft accounts, shutting one out: takes seats, may send mail',
  ],
  ['I5, I6, I7', 'invitations and join requests: kept by this product, tested there'],
  ['J2, J5', 'a secret’s rotation, and notices that got lost: to be watched over hours'],
  ['K2', '429: only by calling too much; where one comes, its Retry-After is kept'],
  ['K5', 'a broken connection in the middle of a write: not the kit’s to break'],
]
