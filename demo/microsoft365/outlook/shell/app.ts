/**
 * @module
 * The page as a whole: signs the person in, shows the part the address names, and keeps it up to date
 * by the sandbox's news.
 *
 * Owns: when what is loaded and drawn. Does not own: the parts themselves.
 */
import { html, render } from 'lit'
import type { TemplateResult } from 'lit'
import { findIana } from 'windows-iana'
import type { WindowsZoneName } from 'windows-iana'
import { checkOpen } from '../calendar/editor.ts'
import { makeCalendar } from '../calendar/model.ts'
import { calendarPage } from '../calendar/page.ts'
import { wallIn } from '../calendar/wall-time.ts'
import { makeGraph } from '../graph/client.ts'
import type { Problem } from '../graph/problem.ts'
import { people as readPeople, watchMailbox } from '../graph/sandbox.ts'
import type { News } from '../graph/sandbox.ts'
import { makeMail } from '../mail/model.ts'
import { mailPage } from '../mail/page.ts'
import { checkForm } from '../people/acts.ts'
import { makePeople } from '../people/model.ts'
import { peoplePage } from '../people/page.ts'
import type { Desk } from './desk.ts'
import { frame } from './frame.ts'
import type { FrameState } from './frame.ts'
import { questionView } from './question.ts'
import type { OpenQuestion } from './question.ts'
import { addressOf, partIn, partWords, userIn } from './route.ts'

const toastMs = 4000
const tickMs = 30_000
/** Mails have no news of their own: they are asked for while they are looked at. */
const mailMs = 1000
const retryMs = 3000
const phone = '(max-width: 44rem)'

type Shell = FrameState & {
  iana: string
  windowsZone: string
  clockOffset: number
  ready: boolean
  problem: string | undefined
  question: OpenQuestion | undefined
}

export function startApp(root: HTMLElement): void {
  const shell: Shell = {
    user: userIn(location.search),
    part: partIn(location.hash),
    people: [],
    connected: true,
    said: '',
    iana: 'UTC',
    windowsZone: 'UTC',
    clockOffset: 0,
    ready: false,
    problem: undefined,
    question: undefined,
  }
  const { desk, whenDrawn } = makeDesk(shell)
  const span = matchMedia(phone).matches ? 'day' : 'week'
  const calendar = makeCalendar(desk, span)
  const people = makePeople(desk)
  const mail = makeMail(desk)
  const local = (at: string) => wallIn(shell.iana, Date.parse(at))
  const pages = {
    calendar: { view: () => calendarPage(calendar), load: calendar.load },
    people: { view: () => peoplePage(people), load: people.load },
    mail: { view: () => mailPage(mail, local), load: mail.load },
  }
  whenDrawn(() => {
    const page = shell.ready ? pages[shell.part].view() : waiting(shell.problem)
    const person = shell.people.find(({ user }) => user === shell.user)?.displayName ?? shell.user
    document.title = `${partWords[shell.part]} · ${person} · Outlook sandbox`
    const switchTo = (user: string) => location.assign(addressOf(user, shell.part))
    render(html`${frame(shell, page, switchTo)}${question(shell, desk)}`, root)
  })
  const loadShown = () => {
    if (shell.ready) void pages[shell.part].load()
  }
  keepUp(shell, desk, {
    loadShown,
    news(entities) {
      const about = entities.some((one) => one === 'event' || one === 'calendar')
        ? 'calendar'
        : 'people'
      if (shell.ready && shell.part === about) loadShown()
      if (about === 'calendar') void checkOpen(calendar)
      else void checkForm(people)
    },
  })
  void start(shell, desk).then(() => {
    calendar.today()
    loadShown()
  })
}

const waiting = (problem: string | undefined): TemplateResult =>
  problem === undefined
    ? html`<p class="empty" role="status">Opening the mailbox …</p>`
    : html`<div class="empty" role="alert">
        <h1>This mailbox cannot be shown</h1>
        <p>${problem}</p>
        <p>Choose another person above.</p>
      </div>`

function makeDesk(shell: Shell): { desk: Desk; whenDrawn(draw: () => void): void } {
  let draw = () => {}
  let drawing = false
  let toast: ReturnType<typeof setTimeout> | undefined
  const redraw = () => {
    if (drawing) return
    drawing = true
    queueMicrotask(() => {
      drawing = false
      draw()
    })
  }
  const graph = makeGraph(shell.user, (issued) => {
    shell.clockOffset = issued - Math.floor(Date.now() / 1000) * 1000
  })
  const say = (said: string) => {
    shell.said = said
    clearTimeout(toast)
    toast = setTimeout(() => {
      shell.said = ''
      redraw()
    }, toastMs)
    redraw()
  }
  const desk: Desk = {
    user: shell.user,
    graph,
    zone: () => shell.windowsZone,
    now: () => wallIn(shell.iana, Date.now() + shell.clockOffset),
    say,
    ask(asked) {
      shell.question = { question: asked, busy: false }
      redraw()
    },
    redraw,
  }
  return {
    desk,
    whenDrawn(how) {
      draw = how
      redraw()
    },
  }
}

/** Until the mailbox answers: its zone decides where every event stands. */
async function start(shell: Shell, desk: Desk): Promise<void> {
  void readPeople().then((people) => {
    if (people.ok) shell.people = people.value
    desk.redraw()
  })
  for (;;) {
    const settings = await desk.graph.get<{ timeZone: string }>('/v1.0/me/mailboxSettings')
    if (settings.ok) {
      shell.windowsZone = settings.value.timeZone
      shell.iana = findIana(settings.value.timeZone as WindowsZoneName)[0] ?? 'UTC'
      shell.ready = true
      return
    }
    shell.problem = settings.problem.text
    desk.redraw()
    if (!isPassing(settings.problem)) await new Promise(() => {})
    await new Promise((resolve) => setTimeout(resolve, retryMs))
  }
}

const isPassing = ({ status }: Problem): boolean => status === 0 || status === 429 || status >= 500

function keepUp(
  shell: Shell,
  desk: Desk,
  on: { loadShown(): void; news(entities: readonly News[]): void },
): void {
  const connected = (is: boolean) => {
    shell.connected = is
    desk.redraw()
  }
  watchMailbox(shell.user, {
    changed: on.news,
    opened() {
      connected(true)
      on.loadShown()
    },
    lost: () => connected(false),
  })
  addEventListener('hashchange', () => {
    shell.part = partIn(location.hash)
    desk.redraw()
    on.loadShown()
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') on.loadShown()
  })
  setInterval(desk.redraw, tickMs)
  setInterval(() => {
    if (shell.part === 'mail' && document.visibilityState === 'visible') on.loadShown()
  }, mailMs)
}

function question(shell: Shell, desk: Desk): TemplateResult {
  const open = shell.question
  if (!open) return html``
  const close = () => {
    shell.question = undefined
    desk.redraw()
  }
  const yes = async () => {
    shell.question = { ...open, busy: true }
    desk.redraw()
    const problem = await open.question.run()
    if (problem === undefined) return close()
    shell.question = { ...open, busy: false, problem }
    desk.redraw()
  }
  return questionView(open, () => void yes(), close)
}
