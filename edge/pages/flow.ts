/**
 * @module
 * From coming to the page to what is shown: sign in, look, act. Nothing here knows the browser or the library.
 */
import type { Visit } from '../contract/visit.ts'
import type { Arrival } from './arrival.ts'
import { installing } from './install-flow.ts'
import type { InstallMeans } from './install-flow.ts'
import { trouble } from './screen.ts'
import type { Act, Screen, Trouble } from './screen.ts'
import type { Settled, SignIn } from './sign-in/sign-in.ts'
import type { Kept } from './tab.ts'
import type { Called } from './visit-calls.ts'

export type FlowMeans = InstallMeans & {
  readonly signIn: SignIn
  readonly call: (path: `/visit${string}`, token: string, body: object) => Promise<Called<Visit>>
}

export type Flow = {
  arrive(arrival: Arrival): Promise<void>
  act(act: Act): Promise<void>
  signIn(how: 'usual' | 'choose'): Promise<void>
  /** Lets the link go. */
  goOnWithout(): Promise<void>
}

export function makeFlow(means: FlowMeans): Flow {
  const { tab, signIn, show } = means
  const begin = async (how: 'usual' | 'choose') => {
    show({ kind: 'waiting', for: 'sign-in' })
    tab.write({ asked: true })
    const failed = await signIn.begin(how)
    if (failed !== null) show({ kind: 'problem', ...failed })
  }
  const look = (isBack = false) =>
    withToken(means, isBack ? stay : begin, (token) =>
      tab.read().place === 'install' ? installing(means, token, 'look') : visit(means, token),
    )
  const stay = async () => {
    tab.write({ asked: true })
    show(trouble('sign-in-declined', 'back'))
  }
  return {
    async arrive(arrival) {
      if (arrival.kind === 'unknown-link') return show(trouble('unknown-link'))
      // By the browser's Back, or a reload: sent on once more, he could never leave.
      const isBack = arrival.kind === 'again' && tab.read().asked
      tab.write({ ...changeBy(arrival, tab.read()), asked: false })
      const settled = await signIn.settle()
      const stop = stopAt(arrival, settled)
      return stop ? show(stop) : look(isBack)
    },
    act: (act) =>
      withToken(means, begin, (token) =>
        act === 'install' ? installing(means, token, 'finish') : perform(means, token, act),
      ),
    signIn: begin,
    goOnWithout() {
      tab.write(afresh)
      return look()
    },
  }
}

/** What ends the way before anything is asked of the edge. */
function stopAt(arrival: Arrival, settled: Settled): Screen | null {
  if (settled.kind === 'trouble') return { kind: 'problem', ...settled.trouble }
  // An answer of Microsoft's that this tab did not ask for signs nobody in.
  const isForeign = arrival.kind === 'microsoft' && settled.kind === 'nothing'
  if (isForeign) return trouble('sign-in-over')
  if (arrival.kind !== 'not-consented') return null
  return trouble(arrival.declined ? 'consent-declined' : 'consent-over')
}

const afresh = {
  ...{ invitation: null, proof: null, place: 'visit' },
  ...{ ticket: null, consent: null, account: null },
} as const satisfies Partial<Kept>

function changeBy(arrival: Arrival, { place }: Kept): Partial<Kept> {
  switch (arrival.kind) {
    case 'open':
      return afresh
    case 'invitation':
      return { ...afresh, invitation: arrival.token }
    case 'associate':
      // The way to the CRM was begun within an install: it goes on there.
      return place === 'install' ? { account: arrival.proof } : { ...afresh, proof: arrival.proof }
    case 'install':
      // Its own address, reloaded in the midst of it: the link and the consent hold on.
      return arrival.ticket === null && place === 'install'
        ? {}
        : { ...afresh, place: 'install', ticket: arrival.ticket }
    case 'consented':
      return { place: 'install', consent: arrival.consent }
    case 'not-consented':
    case 'unknown-link':
    case 'microsoft':
    case 'again':
      return {}
  }
}

async function withToken(
  { signIn, show }: FlowMeans,
  begin: (how: 'usual') => Promise<void>,
  work: (token: string) => Promise<void>,
): Promise<void> {
  show({ kind: 'waiting', for: 'visit' })
  const had = await signIn.token()
  if (had.kind === 'nobody') return begin('usual')
  return had.kind === 'token' ? work(had.token) : show({ kind: 'problem', ...had.trouble })
}

async function visit({ tab, call, show }: FlowMeans, token: string): Promise<void> {
  const { visit: secret, invitation, proof } = tab.read()
  if (proof === null) {
    return show(screenOf(await call('/visit', token, { visit: secret, invitation })))
  }
  // Used up, whatever comes of it: a reload looks where he stands now.
  tab.write({ proof: null })
  const body = { visit: secret, invitation: null, proof }
  const done = await call('/visit/associate', token, body)
  show(screenOf(done.ok ? done : { ok: false, problem: ofAssociating(done.problem) }))
}

async function perform(
  { tab, call, show }: FlowMeans,
  token: string,
  act: Exclude<Act, 'install'>,
): Promise<void> {
  const { visit: secret, invitation } = tab.read()
  const terms = act === 'accept' ? { terms: 'accepted' } : {}
  const done = await call(`/visit/${act}`, token, { visit: secret, invitation, ...terms })
  if (done.ok) tab.write({ invitation: null })
  show(screenOf(done))
}

function screenOf(called: Called<Visit>): Screen {
  if (called.ok) return { kind: 'visit', visit: called.value }
  const { problem } = called
  // Not sent to Microsoft by itself: a token the edge will not have would go round in circles.
  return problem === 'sign-in' ? trouble('sign-in-over') : { kind: 'problem', ...problem }
}

/** The same codes mean something else on the way back from the CRM. */
function ofAssociating(problem: Trouble | 'sign-in'): Trouble | 'sign-in' {
  if (problem === 'sign-in') return problem
  if (problem.page === 'expired') return { ...problem, page: 'associate-expired' }
  return problem.page === 'wrong-person' ? { ...problem, page: 'associate-other' } : problem
}
