/**
 * @module
 * "Switch on for everybody" (INS-6): which streams, the question with the number of mailboxes, how far it is.
 *
 * Does not own: what came of it for each (roll-out-results.ts).
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { RollOut } from '../../edge/contract/organization-streams.ts'
import { everyStream } from '../../edge/domain/record.ts'
import type { Stream } from '../../edge/domain/record.ts'
import { warningIcon } from '../element/icons.ts'
import { exactTime } from '../i18n/format.ts'
import type { Translate } from '../i18n/message.ts'
import type { RollOutController } from './roll-out-controller.ts'
import { results } from './roll-out-results.ts'

/** What is asked before it is done. */
export type RollOutQuestion = { readonly streams: readonly Stream[]; readonly enabled: boolean }

export type RollOutShown = {
  readonly t: Translate
  readonly locale: string
  readonly state: RollOutController
  readonly question: RollOutQuestion | undefined
}

export type RollOutActs = {
  readonly ask: (question: RollOutQuestion | undefined) => void
  readonly go: (question: RollOutQuestion) => void
}

export const rollOutSection = (shown: RollOutShown, acts: RollOutActs): TemplateResult => {
  const { t, state, question } = shown
  const { reach } = state
  return html`
    <section class="everybody" aria-labelledby="everybody">
      <h3 id="everybody" tabindex="-1">${t('everybody.title')}</h3>
      <p>${t('everybody.lead')}</p>
      <p class="small muted">${t('everybody.needs')}</p>
      ${
        reach
          ? html`<p class="small" data-reach>
              ${t('everybody.reach', { members: reach.members, mailboxes: reach.mailboxes })}
            </p>`
          : ''
      }
      ${question ? ask(shown, question, acts) : choose(shown, acts)}
      ${state.rollOuts?.map((one) => progress(shown, one))}
    </section>
  `
}

const choose = ({ t, state }: RollOutShown, { ask: put }: RollOutActs): TemplateResult => {
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    const chosen = new FormData(event.currentTarget as HTMLFormElement).getAll('stream')
    const streams = everyStream.filter((each) => chosen.includes(each))
    const enabled = event.submitter?.getAttribute('value') !== 'off'
    if (!state.busy && streams.length > 0) put({ streams, enabled })
  }
  return html`
    <form class="choose" @submit=${submit}>
      <fieldset>
        <legend>${t('everybody.streams')}</legend>
        ${everyStream.map(
          (each) =>
            html`<label class="choice">
              <input type="checkbox" name="stream" value=${each} checked />
              <span>${t(`everybody.${each}`)}</span>
            </label>`,
        )}
      </fieldset>
      <div class="row">
        <button class="button" value="on" data-ask="on" aria-disabled=${state.busy}>
          ${t('everybody.on')}
        </button>
        <button class="button" value="off" data-ask="off" aria-disabled=${state.busy}>
          ${t('everybody.off')}
        </button>
      </div>
    </form>
  `
}

const ask = (
  { t, state }: RollOutShown,
  question: RollOutQuestion,
  acts: RollOutActs,
): TemplateResult => {
  const n = state.reach?.mailboxes
  const which = question.enabled ? 'on' : 'off'
  return html`
    <div class="choose" role="group" aria-labelledby="ask" aria-describedby="ask-what">
      <h4 id="ask">${t(`everybody.ask-${which}`)}</h4>
      <p>${question.streams.map((each) => t(`everybody.${each}`)).join(', ')}</p>
      <p id="ask-what">
        ${n === undefined ? t('everybody.unknown') : t('everybody.mailboxes', { mailboxes: n })}
        ${t(`everybody.respect-${which}`)}
      </p>
      <div class="row">
        <button class="button" type="button" data-safe @click=${() => acts.ask(undefined)}>
          ${t('cancel')}
        </button>
        <button
          class="button ${question.enabled ? 'primary' : 'danger'}"
          type="button"
          aria-disabled=${state.busy}
          @click=${() => acts.go(question)}
        >
          ${t(`everybody.go-${which}`)}
        </button>
      </div>
    </div>
  `
}

const progress = (shown: RollOutShown, one: RollOut): TemplateResult => {
  const { t, locale, state } = shown
  const { stream, total, done, endedAt } = one
  const title = t(one.enabled ? 'everybody.was-on' : 'everybody.was-off', {
    stream: t(`everybody.${stream}`),
  })
  return html`
    <div class="rolled" data-stream=${stream}>
      <h4 id="rolled-${stream}">${title}</h4>
      <p class="small">
        ${
          endedAt === null
            ? t('everybody.progress', { done, total })
            : t('everybody.ended', { total, date: exactTime(locale, endedAt) })
        }
      </p>
      <progress
        aria-labelledby="rolled-${stream}"
        max=${Math.max(1, total)}
        .value=${done}
      ></progress>
      ${counts(t, one)} ${one.reasons['not-granted'] ? notGranted(t) : ''}
      ${results(t, state, stream)}
    </div>
  `
}

const counts = (t: Translate, { counts: by, total, done }: RollOut): TemplateResult => {
  const rows = Object.entries(by).map(
    ([result, count]) => [t(t.keyOf('rolled', result) ?? 'rolled.failed'), count] as const,
  )
  const waiting = total - done
  if (waiting > 0) rows.push([t('everybody.waiting'), waiting])
  return html`<dl class="counts small">
    ${rows.map(
      ([word, count]) =>
        html`<div>
          <dt>${word}</dt>
          <dd>${t.number(count)}</dd>
        </div>`,
    )}
  </dl>`
}

const notGranted = (t: Translate): TemplateResult => html`
  <div class="notice warning">
    ${warningIcon}
    <div><p>${t('everybody.not-granted')}</p></div>
  </div>
`
