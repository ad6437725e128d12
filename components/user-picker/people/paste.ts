/**
 * @module
 * Several addresses pasted at once: each is looked up in the directory, a few at a time (USR-5).
 */
import type { Person } from '../../../edge/contract/people.ts'
import type { Call } from '../../client/edge-client.ts'
import { whyNot } from '../picker-state.ts'

export type Pasted = {
  readonly found: readonly Person[]
  readonly unknown: readonly string[]
  readonly refused: readonly string[]
}

const AT_ONCE = 4

export const lookUp = async (call: Call, addresses: readonly string[]): Promise<Pasted> => {
  const found: Person[] = []
  const unknown: string[] = []
  const refused: string[] = []
  const waiting = [...addresses]
  const work = async () => {
    for (let address = waiting.shift(); address; address = waiting.shift()) {
      const person = await find(call, address)
      if (!person) unknown.push(address)
      else if (whyNot(person)) refused.push(address)
      else found.push(person)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  const order = (person: Person) => addresses.indexOf(person.address?.toLowerCase() ?? '')
  return { found: found.toSorted((a, b) => order(a) - order(b)), unknown, refused }
}

const find = async (call: Call, address: string): Promise<Person | undefined> => {
  const result = await call('directoryUsers', { query: { search: address, limit: 5 } })
  if (!result.ok) return undefined
  return result.value.value.users.find((person) => person.address?.toLowerCase() === address)
}
