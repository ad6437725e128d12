/**
 * @module
 * The Mail page: the inbox and the chosen mail.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { longDay, timeOf } from '../calendar/wall-time.ts'
import type { Mail } from '../graph/shapes.ts'
import { initialsOf } from '../people/contact-words.ts'
import { cameAt, kindWords, nameOfMail, partsOf } from './mail-words.ts'
import type { MailModel } from './model.ts'

/** `local` tells an instant as a wall clock of the mailbox. */
export function mailPage(model: MailModel, local: (at: string) => string): TemplateResult {
  const { state } = model
  return html`
    <div class=${state.chosen ? 'page list-page mail-page reading' : 'page list-page mail-page'}>
      <h1 class="unseen">Mail</h1>
      ${
        state.problem === undefined
          ? nothing
          : html`<p class="problem banner" role="alert">
              ${state.problem}
              <button type="button" @click=${() => void model.load()}>Try again</button>
            </p>`
      }
      <div class="list-body">
        <section class="list" aria-labelledby="inbox-title">
          <h2 id="inbox-title">
            Inbox <small role="status">${state.mails ? countWords(state.mails.length) : ''}</small>
          </h2>
          ${inbox(model, local)}
        </section>
        <section class="reader" aria-label="Message">
          ${
            state.chosen
              ? message(model, state.chosen, local)
              : html`<p class="empty">Choose a message.</p>`
          }
        </section>
      </div>
    </div>
  `
}

const countWords = (count: number): string => (count === 1 ? '1 message' : `${count} messages`)

function inbox(model: MailModel, local: (at: string) => string): TemplateResult {
  const { mails, problem } = model.state
  if (!mails) return html`<p class="empty">${problem === undefined ? 'Loading …' : ''}</p>`
  if (mails.length === 0)
    return html`<p class="empty">
      Nothing here yet. Invitations and news of meetings arrive by themselves.
    </p>`
  return html`<ul class="rows">
    ${mails.map((mail) => row(model, mail, local))}
  </ul>`
}

const row = (model: MailModel, mail: Mail, local: (at: string) => string): TemplateResult =>
  html`<li>
    <button
      type="button"
      class="row mail-row"
      aria-current=${model.state.chosen === mail ? 'true' : nothing}
      @click=${() => void model.choose(mail)}
    >
      <span class="avatar" aria-hidden="true">${initialsOf(mail.from)}</span>
      <span class="unseen">${nameOfMail(mail, local(mail.at))}</span>
      <span class="row-title" aria-hidden="true"><bdi>${mail.from}</bdi></span>
      <time class="row-time" aria-hidden="true" datetime=${mail.at}
        >${cameAt(local(mail.at), model.desk.now())}</time
      >
      <span class="row-line" aria-hidden="true"><bdi>${mail.subject}</bdi></span>
      ${tag(mail)}
    </button>
  </li>`

const tag = ({ kind }: Mail): TemplateResult | typeof nothing => {
  const words = kindWords(kind)
  return words === undefined ? nothing : html`<span class="tag">${words}</span>`
}

function message(model: MailModel, mail: Mail, local: (at: string) => string): TemplateResult {
  const at = local(mail.at)
  return html`<article class="card">
    <button type="button" class="back" @click=${() => void model.choose(undefined)}>Inbox</button>
    <h2><bdi>${mail.subject}</bdi></h2>
    <p class="soft">
      From <bdi>${mail.from}</bdi> to <bdi>${mail.to}</bdi>, ${longDay(at.slice(0, 10))},
      ${timeOf(at)}
    </p>
    ${tag(mail)}
    <div class="lines message">
      ${partsOf(model.state.text ?? '').map(({ text, href }) =>
        href === undefined ? text : html`<a href=${href} rel="noreferrer">${text}</a>`,
      )}
    </div>
  </article>`
}
