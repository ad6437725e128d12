/**
 * @module
 * Looks of inviting and of choosing by group.
 */
import { css } from 'lit'

export const styles = css`
  .desk {
    display: grid;
    gap: 0.6em;
    padding: 0.8em 0.9em;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  .desk li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.3em;
    overflow-wrap: anywhere;
  }
  .desk .scroll {
    max-block-size: 16em;
    overflow-y: auto;
  }
  .desk input,
  dialog select,
  textarea {
    inline-size: 100%;
    min-block-size: 2.15em;
    padding: 0.3em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
    color: inherit;
    font: inherit;
  }
  dialog {
    inline-size: min(32em, calc(100vi - 2em));
    padding: 1.4em;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 1em 3em rgb(0 0 0 / 25%);
  }
  dialog::backdrop {
    background: rgb(10 15 25 / 45%);
  }
  dialog form {
    display: grid;
    gap: 0.9em;
  }
  dialog h2 {
    font-size: 1.15em;
  }
  dialog label {
    display: grid;
    gap: 0.3em;
    font-weight: 500;
  }
  progress {
    inline-size: 100%;
    accent-color: var(--_accent);
  }
  .end {
    justify-content: flex-end;
  }
`
