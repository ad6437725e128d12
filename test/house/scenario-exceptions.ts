/**
 * @module
 * Scenarios of the table that no test names, each with the reason. What gets its test leaves this list.
 */
export const withoutTest: Readonly<Record<string, string>> = {
  // Not offered by the product.
  H04: 'the organizer is no field of a record; the owner is whose mailbox it is (CAL-3)',
  H05: 'the organizer is no field of a record; the owner is whose mailbox it is (CAL-3)',
  // Behaviour that differs from the row, known and open.
  // To be proved: the behaviour is there by construction, or in part.
}
