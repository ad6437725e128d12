/**
 * @module
 * Looks of the questions before switching.
 */
import { css } from 'lit'

export const styles = css`
  dialog {
    inline-size: min(30em, calc(100vi - 2em));
    padding: 1.4em;
    border: 1px solid var(--_border);
    border-radius: calc(var(--_radius) * 1.2);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1em 3em rgb(0 0 0 / 25%);
  }
  dialog::backdrop {
    background: rgb(10 15 25 / 45%);
  }
  dialog h2 {
    font-size: 1.15em;
    line-height: 1.3;
    margin-block-end: 0.7em;
  }
  .consequence {
    display: grid;
    gap: 0.7em;
    margin-block-end: 1.3em;
  }
  .end {
    justify-content: flex-end;
  }
`
