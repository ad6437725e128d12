/**
 * @module
 * What the tab keeps while its person is at Microsoft or in the CRM: what he came for, and the secret that papers
 * through the CRM are bound to. Gone with the tab.
 */
import * as z from 'zod/mini'

const kept = z.object({
  /** Never leaves this tab but to the edge, which passes on its hash. */
  visit: z.string(),
  invitation: z.nullable(z.string()),
  /** From the CRM; used once. */
  proof: z.nullable(z.string()),
  place: z.enum(['visit', 'install']),
  /** He was sent to Microsoft, and no answer has come. */
  asked: z.boolean(),
  /** Of an install: from the administrator's link, from Microsoft's consent, from the CRM. */
  ticket: z.nullable(z.string()),
  consent: z.nullable(z.string()),
  account: z.nullable(z.string()),
})
export type Kept = z.infer<typeof kept>

export type Tab = {
  read(): Kept
  write(change: Partial<Kept>): Kept
}

type Means = {
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly random: (bytes: number) => Uint8Array
}

const NAME = 'o365-visit'
const SECRET_BYTES = 32

/** Throws where the browser lets the page keep nothing. */
export function makeTab({ storage, random }: Means): Tab {
  const stored = parse(storage.getItem(NAME))
  let now: Kept = stored ?? {
    visit: secretOf(random(SECRET_BYTES)),
    ...{ invitation: null, proof: null, place: 'visit', asked: false },
    ...{ ticket: null, consent: null, account: null },
  }
  const write = (change: Partial<Kept>) => {
    now = { ...now, ...change }
    storage.setItem(NAME, JSON.stringify(now))
    return now
  }
  write({})
  return { read: () => now, write }
}

function parse(text: string | null): Kept | null {
  if (text === null) return null
  try {
    return z.parse(kept, JSON.parse(text))
  } catch {
    return null
  }
}

const secretOf = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
