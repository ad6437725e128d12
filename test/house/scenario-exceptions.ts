/**
 * @module
 * Scenarios of the table that no test names, each with the reason. What gets its test leaves this list.
 */
export const withoutTest: Readonly<Record<string, string>> = {
  // Not offered by the product.
  A20: 'there is no setting "only from now on"',
  H04: 'the organizer is no field of a record; the owner is whose mailbox it is (CAL-3)',
  H05: 'the organizer is no field of a record; the owner is whose mailbox it is (CAL-3)',
  Q04: 'a mailbox that wants a first name is not played',
  // Behaviour that differs from the row, known and open.
  X02: 'every mailbox backs off by itself; nothing is shared among those of a tenant',
  // To be proved: the behaviour is there by construction, or in part.
  G15: 'times of the clock and zones are what is kept; another table of zones is not played',
  H06: 'two mailboxes with one record between them are not simulated',
  L09: 'every create goes by reference (crm-contract §6.3); the connector knows no other way to make a record',
  P10: 'deletions are taken back while they are held; once approved, bin and CRM are where they are brought back from',
}
