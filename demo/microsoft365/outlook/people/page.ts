/**
 * @module
 * The People page: folders, the list with its search, and the card of the chosen contact.
 */
import { html, nothing } from 'lit'
import type { TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { GraphContact, GraphFolder } from '../graph/shapes.ts'
import { textOf } from '../shell/fields.ts'
import { binIcon, plusIcon } from '../shell/icons.ts'
import { addFolder, askToRemoveFolder, openForm } from './acts.ts'
import { contactCard } from './card.ts'
import { contactForm } from './contact-form.ts'
import { initialsOf, lineOf, nameOfContact } from './contact-words.ts'
import { chosenIn, folderIn, found, mainFolder } from './model.ts'
import type { PeopleModel } from './model.ts'

export function peoplePage(model: PeopleModel): TemplateResult {
  const { state } = model
  const chosen = chosenIn(state)
  return html`
    <div class=${chosen ? 'page list-page reading' : 'page list-page'}>
      <h1 class="unseen">People</h1>
      <div class="toolbar">
        <button type="button" class="primary" @click=${() => openForm(model)}>
          ${plusIcon}<span>New contact</span>
        </button>
        <label class="search">
          <span class="unseen">Search contacts</span>
          <input
            type="search"
            placeholder="Search contacts"
            .value=${state.search}
            @input=${(event: Event) => model.find(textOf(event))}
          />
        </label>
      </div>
      ${
        state.problem === undefined
          ? nothing
          : html`<p class="problem banner" role="alert">
              ${state.problem}
              <button type="button" @click=${() => void model.load()}>Try again</button>
            </p>`
      }
      <div class="list-body">
        ${folders(model)} ${contactList(model)}
        <section class="reader" aria-label="Contact">
          ${chosen ? contactCard(model, chosen) : html`<p class="empty">Choose a contact.</p>`}
        </section>
      </div>
    </div>
    ${state.form ? contactForm(model, state.form) : nothing}
  `
}

function folders(model: PeopleModel): TemplateResult {
  const rows = [mainFolder, ...(model.state.folders ?? [])]
  return html`<section class="side" aria-labelledby="folders-title">
    <h2 id="folders-title">Folders</h2>
    <ul class="folders">
      ${repeat(
        rows,
        ({ id }) => id,
        (folder) => folderRow(model, folder),
      )}
    </ul>
    <form class="add" @submit=${(event: SubmitEvent) => void add(model, event)}>
      <input name="name" aria-label="Name of a new folder" placeholder="New folder" required />
      <button type="submit" class="quiet" aria-label="Add folder" title="Add folder">
        ${plusIcon}
      </button>
    </form>
  </section>`
}

const folderRow = (model: PeopleModel, folder: GraphFolder): TemplateResult =>
  html`<li>
    <button
      type="button"
      class="folder"
      aria-current=${model.state.folder === folder.id ? 'true' : nothing}
      @click=${() => model.open(folder.id)}
    >
      ${folder.displayName}
    </button>
    ${
      folder === mainFolder
        ? nothing
        : html`<button
            type="button"
            class="quiet"
            aria-label=${`Delete folder ${folder.displayName}`}
            title="Delete folder"
            @click=${() => askToRemoveFolder(model, folder)}
          >
            ${binIcon}
          </button>`
    }
  </li>`

async function add(model: PeopleModel, event: SubmitEvent): Promise<void> {
  event.preventDefault()
  const form = event.currentTarget as HTMLFormElement
  const name = new FormData(form).get('name')
  if (typeof name === 'string' && (await addFolder(model, name))) form.reset()
}

function contactList(model: PeopleModel): TemplateResult {
  const { state } = model
  const rows = found(state)
  const more = state.more ? '+' : ''
  const count = rows.length === 1 && !state.more ? '1 contact' : `${rows.length}${more} contacts`
  return html`<section class="list" aria-labelledby="list-title" aria-busy=${!state.loaded}>
    <h2 id="list-title">
      ${folderIn(state).displayName} <small role="status">${state.loaded ? count : ''}</small>
    </h2>
    ${
      rows.length === 0
        ? html`<p class="empty">${emptyWords(model)}</p>`
        : html`<ul class="rows">
            ${repeat(
              rows,
              ({ id }) => id,
              (contact) => contactRow(model, contact),
            )}
          </ul>`
    }
    ${
      state.more
        ? html`<button type="button" class="more" @click=${() => model.showMore()}>
            Show more contacts
          </button>`
        : nothing
    }
  </section>`
}

function emptyWords({ state }: PeopleModel): string {
  if (!state.loaded) return state.problem === undefined ? 'Loading …' : ''
  return state.search.trim() === ''
    ? 'There are no contacts in this folder yet.'
    : 'Nobody here is called like that.'
}

const contactRow = (model: PeopleModel, contact: GraphContact): TemplateResult => {
  const name = nameOfContact(contact)
  const line = lineOf(contact) || (contact.emailAddresses[0]?.address ?? '')
  return html`<li>
    <button
      type="button"
      class="row"
      aria-current=${model.state.chosen === contact.id ? 'true' : nothing}
      @click=${() => model.set({ chosen: contact.id })}
    >
      <span class="avatar" aria-hidden="true">${initialsOf(name)}</span>
      <span class="unseen">${line === '' ? name : `${name}, ${line}`}</span>
      <span class="row-title" aria-hidden="true"><bdi>${name}</bdi></span>
      <span class="row-line" aria-hidden="true"><bdi>${line}</bdi></span>
    </button>
  </li>`
}
