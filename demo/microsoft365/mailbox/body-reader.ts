/**
 * @module
 * Reads JSON bodies member by member: unknown members are refused, null is kept apart from absent
 * (graph-contract §0: PATCH is a merge, null clears).
 *
 * Owns: the primitive readers. Does not own: which members an entity has.
 */
import { badMember, failed, undeserializable } from './failure.ts'
import type { Failure } from './failure.ts'

export type Reader<T> = (value: unknown, name: string) => T | Failure
export type Members = Readonly<Record<string, Reader<unknown>>>
/** What a Members table reads: every member optional. */
export type ReadOf<M extends Members> = {
  -readonly [K in keyof M]?: Exclude<ReturnType<M[K]>, Failure>
}

/** `ignored`: members the server computes; a client that sends back what it read is not refused. */
export function readMembers<M extends Members>(
  body: unknown,
  type: string,
  members: M,
  ignored: ReadonlySet<string> = new Set(),
): ReadOf<M> | Failure {
  if (!isObject(body)) return undeserializable
  const result: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(body)) {
    if (name.includes('@odata.') || ignored.has(name)) continue
    const reader = Object.hasOwn(members, name) ? members[name] : undefined
    if (!reader) {
      return badMember(
        `The property '${name}' does not exist on type 'microsoft.graph.${type}'. Make sure to only use property names that are defined by the type.`,
      )
    }
    const read = reader(value, name)
    if (failed(read)) return read
    result[name] = read
  }
  return result as ReadOf<M>
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const mismatch = (name: string, type: string) =>
  badMember(`Cannot convert the value of property '${name}' to the expected type '${type}'.`)

export const text: Reader<string> = (value, name) =>
  typeof value === 'string' ? value : mismatch(name, 'Edm.String')
export const flag: Reader<boolean> = (value, name) =>
  typeof value === 'boolean' ? value : mismatch(name, 'Edm.Boolean')
export const integer: Reader<number> = (value, name) =>
  Number.isInteger(value) && Math.abs(value as number) < 2 ** 31
    ? (value as number)
    : mismatch(name, 'Edm.Int32')

export const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, name) =>
    value === null ? null : reader(value, name)

/** Null stands for the default: the server never answers null there. */
export const orDefault =
  <T>(reader: Reader<T>, fallback: T): Reader<T> =>
  (value, name) =>
    value === null ? fallback : reader(value, name)

/** Any case in, canonical case out (graph-contract §0). */
export const oneOf =
  <T extends string>(type: string, members: readonly T[]): Reader<T> =>
  (value, name) => {
    const wanted = typeof value === 'string' ? value.toLowerCase() : undefined
    return members.find((member) => member.toLowerCase() === wanted) ?? mismatch(name, type)
  }

export const listOf =
  <T>(reader: Reader<T>): Reader<T[]> =>
  (value, name) => {
    if (value === null) return []
    if (!Array.isArray(value)) return mismatch(name, 'Collection')
    const result: T[] = []
    for (const one of value as unknown[]) {
      const read = reader(one, name)
      if (failed(read)) return read
      result.push(read)
    }
    return result
  }

export const objectOf =
  <M extends Members>(type: string, members: M): Reader<ReadOf<M>> =>
  (value) =>
    readMembers(value, type, members)
