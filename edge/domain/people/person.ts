/**
 * @module
 * Who somebody is in Microsoft 365: the pair of tenant id and object id, never an address (INS-3, graph-contract §8.7).
 */
export type Person = { readonly tenantId: string; readonly userId: string }

/** Of nobody it is never true. */
export const isSamePerson = (one: Person | null | undefined, other: Person): boolean =>
  one?.tenantId === other.tenantId && one.userId === other.userId
