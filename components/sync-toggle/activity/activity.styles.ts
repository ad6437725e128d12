/**
 * @module
 * Looks of the opened activity.
 */
import { css } from 'lit'

export const styles = css`
  .activity {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
    padding-block: 0.6em;
    hyphens: auto;
    overflow-wrap: anywhere;
  }
  .activity h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .entry {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: start;
    gap: 0 1em;
    padding-block: 0.6em;
    border-block-end: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }
  .entry > div {
    display: contents;
  }
  .entry p {
    grid-column: 1;
    min-inline-size: 0;
  }
  .entry dl,
  .entry details {
    grid-column: 1 / -1;
    min-inline-size: 0;
  }
  .entry > time {
    grid-area: 1 / 2;
    white-space: nowrap;
  }
  .entry > .button {
    grid-area: 1 / 2 / span 2;
  }
  .values {
    margin-block: 0.3em 0.6em;
  }
  .values dd {
    font-weight: 500;
    min-inline-size: 0;
    text-align: end;
  }
  .values dt {
    flex: none;
    max-inline-size: 45%;
  }
  .both dd {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: end;
    gap: 0.3em 0.8em;
  }
  .before {
    color: var(--_muted);
    font-weight: 400;
  }
  .values > div:last-child {
    border: 0;
  }
  .arrow {
    display: inline-block;
    margin-inline: 0.3em;
    color: var(--_muted);
  }
  .arrow:dir(rtl) {
    scale: -1 1;
  }
  .long {
    font-weight: 500;
    text-align: start;
    white-space: pre-line;
  }
  .long summary {
    list-style: none;
    white-space: normal;
  }
  .long summary::-webkit-details-marker {
    display: none;
  }
  .link {
    margin-inline-start: 0.4em;
    color: var(--_accent);
  }
  .long:not([open]) .more,
  .long[open] .less {
    display: none;
  }
  .between {
    justify-content: space-between;
  }
  .aside {
    display: grid;
    gap: 0.3em;
    padding: 0.8em 0.9em;
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_warning);
    border-radius: var(--_small);
  }
  .aside .entry:last-child {
    border: 0;
    padding-block-end: 0;
  }
  .explain {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .explain form {
    padding-block: 0.4em;
  }
  .explain input,
  .explain select {
    max-inline-size: 100%;
    min-block-size: 2.15em;
    padding: 0.2em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
  }
  .explain input {
    flex: 1 1 10em;
    min-inline-size: 0;
  }
  .export {
    display: grid;
    gap: 0.6em;
    justify-items: start;
  }
  .export details,
  textarea {
    inline-size: 100%;
  }
  textarea {
    font: inherit;
    font-size: 0.8em;
    color: inherit;
    background: var(--_surface);
    border: 1px solid var(--_control);
    border-radius: var(--_small);
  }
  .activity > .button {
    justify-self: start;
  }
  @container (inline-size < 24em) {
    .entry > .button {
      grid-area: auto / 1;
      justify-self: start;
    }
    .values > div {
      flex-direction: column;
      gap: 0.1em;
    }
    .values dt {
      max-inline-size: none;
    }
    .values dd {
      text-align: start;
    }
    .both dd {
      justify-content: space-between;
    }
  }
  /* Large text on a narrow screen: the time below, not beside. */
  @container (inline-size < 14em) {
    .entry {
      grid-template-columns: minmax(0, 1fr);
    }
    .entry > time,
    .entry > .button {
      grid-area: auto;
      justify-self: start;
      white-space: normal;
    }
  }
`
