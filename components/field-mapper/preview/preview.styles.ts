/**
 * @module
 * Looks of the preview.
 */
import { css } from 'lit'

export const styles = css`
  .preview {
    display: grid;
    gap: 0.7em;
    padding-block-start: 1em;
    border-block-start: 1px solid var(--_border);
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
  form input {
    inline-size: 14em;
  }
`
