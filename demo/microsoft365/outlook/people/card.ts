/**
 * @module
 * The card of one contact.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import type { Address, GraphContact } from '../graph/shapes.ts'
import { askToRemove, openForm } from './acts.ts'
import {
  addressLines,
  birthdayWords,
  hasAddress,
  initialsOf,
  lineOf,
  nameOfContact,
  phonesOf,
} from './contact-words.ts'
import type { PeopleModel } from './model.ts'

export function contactCard(model: PeopleModel, contact: GraphContact): TemplateResult {
  const name = nameOfContact(contact)
  return html`<article class="card">
    <button type="button" class="back" @click=${() => model.set({ chosen: undefined })}>
      All contacts
    </button>
    <header>
      <span class="avatar large" aria-hidden="true">${initialsOf(name)}</span>
      <div>
        <h2><bdi>${name}</bdi></h2>
        <p class="soft"><bdi>${lineOf(contact)}</bdi></p>
      </div>
    </header>
    <div class="card-acts">
      <button type="button" @click=${() => openForm(model, contact)}>Edit contact</button>
      <button type="button" class="danger quiet-danger" @click=${() => askToRemove(model, contact)}>
        Delete
      </button>
    </div>
    ${facts(contact)}
  </article>`
}

function facts(contact: GraphContact): TemplateResult {
  const emails = contact.emailAddresses.filter(({ address }) => address)
  const birthday = birthdayWords(contact.birthday)
  return html`<dl class="facts">
    ${emails.map(({ address }) => fact('E-mail', html`<a href=${`mailto:${address}`}><bdi>${address}</bdi></a>`))}
    ${phonesOf(contact).map(([label, number]) =>
      fact(label, html`<a href=${`tel:${number.replaceAll(/\s/g, '')}`}><bdi>${number}</bdi></a>`),
    )}
    ${place('Work address', contact.businessAddress)} ${place('Home address', contact.homeAddress)}
    ${birthday === undefined ? nothing : fact('Birthday', html`${birthday}`)}
    ${
      contact.personalNotes
        ? fact('Notes', html`<span class="lines">${contact.personalNotes}</span>`)
        : nothing
    }
  </dl>`
}

const fact = (label: string, value: TemplateResult): TemplateResult =>
  html`<div>
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`

const place = (label: string, address: Address): TemplateResult | typeof nothing =>
  hasAddress(address)
    ? fact(
        label,
        html`${addressLines(address).map((line) => html`<span class="line">${line}</span>`)}`,
      )
    : nothing
