/**
 * @module
 * Expected failure as a value. Errors lose class and cause over Durable Object RPC, a plain value
 * does not (architecture.md, fact 1). A throw is a bug.
 */

export type Result<Value, Problem> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: Problem }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({
  ok: true,
  value,
})

export const fail = <Problem>(
  failure: Problem,
): { readonly ok: false; readonly failure: Problem } => ({ ok: false, failure })
