/**
 * @module
 * The choice as a form sees it: one entry a person, what is restored after going back, whether it is valid.
 */
import type { Person } from '../../edge/contract/people.ts'

/** `message` says what is missing; undefined: nothing is. */
export const submitPeople = (
  internals: ElementInternals,
  name: string,
  selected: readonly Person[],
  message: string | undefined,
  anchor: HTMLElement | null,
): void => {
  const data = new FormData()
  for (const { id } of selected) data.append(name, id)
  internals.setFormValue(name ? data : null, JSON.stringify(selected))
  if (message === undefined) internals.setValidity({})
  else internals.setValidity({ valueMissing: true }, message, anchor ?? undefined)
}
