/**
 * @module
 * What came of a stream switched for everybody, member by member, in pages; of a failure also what to do (INS-6).
 */
import { html } from 'lit'
import type { TemplateResult } from 'lit'
import type { RollOutMember } from '../../edge/contract/organization-streams.ts'
import type { Stream } from '../../edge/domain/record.ts'
import type { Translate } from '../i18n/message.ts'
import type { RollOutController } from './roll-out-controller.ts'

export const results = (t: Translate, state: RollOutController, stream: Stream): TemplateResult => {
  const list = state.lists.get(stream)
  return html`
    <div class="row">
      <button
        class="button plain"
        type="button"
        aria-expanded=${list !== undefined}
        aria-describedby="rolled-${stream}"
        @click=${() => (list ? state.hide(stream) : state.show(stream))}
      >
        ${t(list ? 'everybody.hide' : 'everybody.show')}
      </button>
    </div>
    ${
      list
        ? html`<ul class="results small" tabindex="0" aria-labelledby="rolled-${stream}">
              ${list.rows.map((row) => member(t, row))}
            </ul>
            ${
              list.cursor === null
                ? ''
                : html`<div class="row">
                    <button
                      class="button"
                      type="button"
                      aria-describedby="rolled-${stream}"
                      @click=${() => state.show(stream, list)}
                    >
                      ${t('more')}
                    </button>
                  </div>`
            }`
        : ''
    }
  `
}

const member = (t: Translate, { member: id, name, result, reason }: RollOutMember) => {
  const key = t.keyOf('rolled', reason ?? result) ?? 'rolled.failed'
  return html`<li data-result=${result}>
    <bdi>${name || id}</bdi>
    <span class="muted">${t(key)}</span>
  </li>`
}
