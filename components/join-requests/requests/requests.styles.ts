/**
 * @module
 * Looks of the requests to join.
 */
import { css } from 'lit'

export const styles = css`
  .card {
    padding: 1.1em;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
  }
  h2 {
    font-size: 1em;
    font-weight: 600;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.7em;
    border-block-start: 1px solid var(--_border);
  }
  li > * {
    min-inline-size: 0;
  }
  li.first {
    padding-inline: 0.8em;
    border: 1px solid var(--_accent);
    border-radius: var(--_small);
  }
  select {
    max-inline-size: 100%;
    min-block-size: 2.15em;
    padding: 0.2em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
  }
`
