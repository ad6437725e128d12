/**
 * @module
 * The people of the soak: each with a mailbox, working on both sides by chance of a seed, and what both sides have
 * to hold because of it.
 *
 * Owns: who changes what when, and the truth about it. Nobody touches a record twice before it had time to travel:
 * what becomes of a record edited on both sides at once is the simulation's business (test/simulation).
 */
import { change, hire, make, sandbox } from './outside.ts'
import type { Person, Side, Stream } from './outside.ts'
import { mailboxOf } from './time.ts'

export const streams: readonly Stream[] = ['calendar', 'contacts']
const sides: readonly Side[] = ['crm', 'outlook']
/** Below the brake of ten in a day (SYN-3). */
const DELETES_A_DAY = 2

export type Chance = () => number

/** Mulberry32: the same seed is the same month. */
export function chanceOf(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export type Life = {
  readonly person: Person
  readonly words: Record<Stream, Set<string>>
  /** Touched since the other side last was seen to follow. */
  readonly resting: Record<Stream, Set<string>>
  edits: number
  deletesToday: number
  unique: number
}

/** Members of the CRM and people of the tenant, as many as there are to be; each with a few records. */
export async function settle(count: number): Promise<Life[]> {
  type Known = { user: string; kind: string; tenantId: string }
  const known = (await sandbox<Known[]>('people')).filter(
    ({ user, kind }) => kind === 'member' && user.endsWith('@contoso.example'),
  )
  const lives: Life[] = []
  for (const { user } of known.slice(0, count)) {
    const member = await hire(user.split('@')[0] ?? user)
    lives.push({
      person: { member, user },
      words: { calendar: new Set(), contacts: new Set() },
      resting: { calendar: new Set(), contacts: new Set() },
      ...{ edits: 0, deletesToday: 0, unique: 0 },
    })
  }
  for (const life of lives) {
    for (const stream of streams) for (let n = 0; n < 4; n++) await create(life, stream, 'crm')
  }
  return lives
}

const actorOf = ({ member, user }: Person) => ({
  ...{ organization: 'org_demo', member, name: member, email: user },
  role: 'user' as const,
})

/** As the pages do it: invited, sent to Microsoft, back with a code. */
export async function connect({ person }: Life): Promise<void> {
  const mailbox = mailboxOf(person.member)
  const begun = await mailbox.beginConnect(actorOf(person), { streams: [...streams], also: [] })
  if (!begun.ok) throw new Error(begun.failure.code)
  const { id } = begun.value
  const next = await mailbox.continueConnect(id, 'browser')
  if (!next.ok) throw new Error(next.failure.code)
  const url = new URL(next.value.url)
  url.searchParams.set('login_hint', person.user)
  url.searchParams.set('sandbox_auto', '1')
  const reply = await fetch(url, { redirect: 'manual' })
  await reply.text()
  const code = new URL(reply.headers.get('location') ?? url).searchParams.get('code')
  if (code === null) throw new Error(`the sandbox answered ${reply.status} without a code`)
  const done = await mailbox.finishConnect(id, 'browser', { code })
  if (!done.ok || done.value.state !== 'connected') throw new Error(JSON.stringify(done))
}

export async function switchOn({ person }: Life): Promise<void> {
  for (const stream of streams) {
    const answer = await mailboxOf(person.member).switchStream(actorOf(person), stream, true)
    if (!answer.ok) throw new Error(answer.failure.code)
  }
}

export async function states({ person }: Life) {
  return Promise.all(
    streams.map(async (stream) => {
      const answer = await mailboxOf(person.member).streamStatus(stream)
      if (!answer.ok) throw new Error(answer.failure.code)
      const { phase, counts, problem } = answer.value
      return { stream, phase, problem, ...counts }
    }),
  )
}

async function create(life: Life, stream: Stream, side: Side): Promise<void> {
  const word = `${side} ${life.person.member} ${(life.unique += 1)}`
  await make(life.person, stream, side, word)
  touched(life, stream, word)
}

function touched(life: Life, stream: Stream, word: string): void {
  life.words[stream].add(word)
  life.resting[stream].add(word)
  life.edits += 1
}

/** One edit of chance: made, renamed or deleted, on either side. */
export async function edit(life: Life, chance: Chance): Promise<void> {
  const pick = <One>(all: readonly One[]): One => all[Math.floor(chance() * all.length)]!
  const [stream, side, dice] = [pick(streams), pick(sides), chance()]
  const free = [...life.words[stream]].filter((word) => !life.resting[stream].has(word))
  if (dice < 0.3 || free.length < 3) return create(life, stream, side)
  const word = pick(free)
  if (dice > 0.85 && life.deletesToday < DELETES_A_DAY) {
    life.deletesToday += 1
    await change(life.person, stream, side, word, null)
    life.words[stream].delete(word)
    life.edits += 1
    return
  }
  const to = `renamed ${life.person.member} ${(life.unique += 1)}`
  await change(life.person, stream, side, word, to)
  life.words[stream].delete(word)
  touched(life, stream, to)
}

/** Both sides had time to follow. */
export function followed(life: Life): void {
  for (const stream of streams) life.resting[stream].clear()
}
