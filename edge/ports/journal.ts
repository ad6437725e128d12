/**
 * @module
 * Structured events for operators. Names and counts only: no personal data, no secrets.
 */
export interface Journal {
  event(name: string, facts?: Readonly<Record<string, string | number | boolean | null>>): void
}
