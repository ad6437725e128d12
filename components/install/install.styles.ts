/**
 * @module
 * Looks of `<o365-install>`.
 */
import { css } from 'lit'

export const styles = css`
  .card {
    padding: 1.1em;
    display: grid;
    gap: 0.8em;
  }
  h2,
  h3 {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .well {
    display: flex;
    gap: 0.5em;
    align-items: start;
  }
  .well > .icon {
    color: var(--_success);
  }
  .removal,
  .removal label:not(.choice) {
    display: grid;
    gap: 0.8em;
    justify-items: start;
  }
  .removal label:not(.choice) {
    gap: 0.3em;
    inline-size: 100%;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    display: grid;
    gap: 0.4em;
  }
  legend {
    padding: 0;
    margin-block-end: 0.4em;
  }
  .choice {
    display: flex;
    gap: 0.5em;
    align-items: center;
    min-block-size: 1.75em;
  }
  input[name='confirm'] {
    inline-size: min(100%, 22em);
    box-sizing: border-box;
    min-block-size: 2.15em;
    padding: 0.2em 0.6em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  .bullets {
    display: grid;
    gap: 0.25em;
    padding-inline-start: 1.2em;
    list-style: disc;
  }
  .everybody,
  .choose,
  .rolled {
    display: grid;
    gap: 0.6em;
  }
  .everybody {
    padding-block-start: 0.8em;
    border-block-start: 1px solid var(--_border);
  }
  h4,
  .counts,
  .counts dd {
    margin: 0;
    font-size: 1em;
    font-weight: 600;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    font-size: 0.875em;
  }
  .counts dt,
  .counts dd {
    display: inline;
  }
  .counts dt {
    margin-inline-end: 0.2em;
    font-weight: 400;
  }
  .results {
    max-block-size: 20em;
    overflow: auto;
  }
  .results li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 0.8em;
    justify-content: space-between;
    padding-block: 0.4em;
    border-block-end: 1px solid var(--_border);
  }
`
