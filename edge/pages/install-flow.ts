/**
 * @module
 * An administrator's way through the install (INS-1, INS-2): look where he stands, wait until Microsoft has made his consent
 * known, finish. What proves anything is the edge's.
 */
import type { InstallVisit } from '../contract/install.ts'
import { trouble } from './screen.ts'
import type { Screen, Trouble } from './screen.ts'
import type { Kept, Tab } from './tab.ts'
import type { Called } from './visit-calls.ts'

export type InstallMeans = {
  readonly tab: Tab
  readonly callInstall: (
    path: `/visit${string}`,
    token: string,
    body: object,
  ) => Promise<Called<InstallVisit>>
  readonly show: (screen: Screen) => void
  readonly pause: (ms: number) => Promise<void>
  readonly ownOrigin: string
}

/** graph-contract §8.1: seconds. */
const TRIES = 6
const PAUSE_MS = 3000

export async function installing(
  means: InstallMeans,
  token: string,
  act: 'look' | 'finish',
): Promise<void> {
  const { tab, show } = means
  const kept = tab.read()
  const done = await patiently(means, token, act)
  if (!done.ok) {
    // Used up, whatever came of it: a reload begins with his own account again.
    if (kept.account !== null) tab.write({ account: null })
    return show(screenOfProblem(done.problem))
  }
  const { view } = done.value
  if (view.kind === 'installed') tab.write({ ticket: null, consent: null, account: null })
  show({ kind: 'install', install: done.value, link: linkOf(means, kept) })
}

async function patiently(
  means: InstallMeans,
  token: string,
  act: 'look' | 'finish',
): Promise<Called<InstallVisit>> {
  const { visit, ticket, consent, account } = means.tab.read()
  const body = { visit, ticket, consent, account }
  const call = () =>
    act === 'look'
      ? means.callInstall('/visit/install', token, body)
      : means.callInstall('/visit/install/finish', token, { ...body, terms: 'accepted' })
  let answer = await call()
  for (let tries = 1; tries < TRIES && isSpreading(answer, consent); tries++) {
    means.show({ kind: 'waiting', for: 'consent' })
    await means.pause(PAUSE_MS)
    answer = await call()
  }
  return answer
}

const isSpreading = (answer: Called<InstallVisit>, consent: string | null): boolean =>
  consent !== null &&
  !answer.ok &&
  answer.problem !== 'sign-in' &&
  answer.problem.page === 'upstream-unavailable'

/** The same link, for somebody who may. */
const linkOf = ({ ownOrigin }: InstallMeans, { ticket }: Kept): string =>
  ticket === null ? `${ownOrigin}/app/install` : `${ownOrigin}/app/#install=${ticket}`

function screenOfProblem(problem: Trouble | 'sign-in'): Screen {
  if (problem === 'sign-in') return trouble('sign-in-over')
  return { kind: 'problem', ...problem, page: pageOf(problem.page) }
}

/** The same codes mean something else here. */
function pageOf(page: Trouble['page']): Trouble['page'] {
  switch (page) {
    case 'expired':
      return 'link-over'
    case 'wrong-tenant':
      return 'install-tenant'
    case 'wrong-person':
      return 'associate-other'
    case 'upstream-unavailable':
      return 'consent-spreading'
    default:
      return page
  }
}
