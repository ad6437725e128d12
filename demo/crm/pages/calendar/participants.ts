/**
 * @module
 * Participants of an event as lines `Name <address>`, and back.
 */

type Participant = { readonly name?: string; readonly email?: string }

const line = /^([^<>]*)<([^<>\s]*)>$/

export const asLines = (participants: unknown): string =>
  (Array.isArray(participants) ? (participants as Participant[]) : [])
    .map(({ name = '', email }) => (email ? `${name} <${email}>`.trim() : name))
    .join('\n')

/** Who was there already keeps what else is known of him: his role, his answer. */
export function fromLines(text: string, before: unknown): readonly Participant[] {
  const known = Array.isArray(before) ? (before as Participant[]) : []
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const { name, email } = read(one)
      const same = known.find((entry) => email !== '' && entry.email === email)
      return { ...same, name: name || email, ...(email === '' ? {} : { email }) }
    })
}

function read(one: string): Required<Participant> {
  const parts = line.exec(one)
  if (parts === null) return one.includes('@') ? { name: '', email: one } : { name: one, email: '' }
  return { name: (parts[1] ?? '').trim(), email: parts[2] ?? '' }
}
