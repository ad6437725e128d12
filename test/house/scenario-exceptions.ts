/**
 * @module
 * Scenarios of the table that no test names, each with the reason. There is none: each has its test.
 */
export const withoutTest: Readonly<Record<string, string>> = {}
