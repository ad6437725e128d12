/**
 * @module
 * Looks of the preview.
 */
import { css } from 'lit'

export const styles = css`
  .preview {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_border);
  }
  .words {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
    padding-block-start: 1em;
  }
  .words summary {
    min-block-size: 1.75em;
    cursor: pointer;
  }
  .words summary > .muted {
    margin-inline-start: 0.6em;
  }
  .words tbody th {
    vertical-align: middle;
    font-weight: 400;
    text-align: start;
    padding-inline-end: 1em;
    overflow-wrap: anywhere;
  }
  .whose {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
  }
  .preview td,
  .preview th {
    font-size: 0.9em;
    overflow-wrap: anywhere;
  }
  .preview tbody th {
    color: var(--_muted);
  }
  .scroll {
    overflow-x: auto;
  }
  .scroll table {
    min-inline-size: 26em;
  }
  .lossy {
    background: color-mix(in srgb, var(--_warning) 8%, transparent);
  }
  .preview caption {
    text-align: start;
    font-size: 0.9em;
    font-weight: 600;
    padding-block-end: 0.3em;
  }
  .preview form input {
    flex: 0 1 16em;
  }
  .words input {
    inline-size: 100%;
  }
  .words input,
  .preview form input {
    min-inline-size: 0;
    min-block-size: 2.15em;
    padding: 0.2em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
  }
  .found:empty {
    display: none;
  }
  .changed {
    font-weight: 600;
  }
  .changed small {
    font-weight: 400;
    color: var(--_muted);
  }
`
