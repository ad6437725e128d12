/**
 * @module
 * A value that tells when it changes.
 */

export type Store<Value> = {
  get(): Value
  set(next: Value): void
  /** Called after each `set`; returns how to stop. */
  subscribe(listener: () => void): () => void
}

export const createStore = <Value>(
  initial: Value,
  /** Told when the first listener comes and when the last one goes. */
  watched: (any: boolean) => void = () => {},
): Store<Value> => {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      if (listeners.size === 1) watched(true)
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) watched(false)
      }
    },
  }
}
