/**
 * @module
 * Looks of the opened activity.
 */
import { css } from 'lit'

export const styles = css`
  .activity {
    display: grid;
    gap: 0.9em;
    padding-block: 0.6em;
  }
  .activity h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .entry {
    display: flex;
    justify-content: space-between;
    align-items: flex-start;
    gap: 1em;
    padding-block: 0.6em;
    border-block-end: 1px solid var(--_border);
  }
  .entry > div {
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }
  .entry time {
    flex: none;
    white-space: nowrap;
  }
  .entry > .button {
    flex: none;
  }
  .values {
    margin-block: 0.3em 0.6em;
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
  }
  .explain form {
    padding-block: 0.4em;
  }
  .explain input,
  .explain select {
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
  @container (inline-size < 24rem) {
    .entry {
      flex-direction: column;
      gap: 0.3em;
    }
  }
`
