/**
 * @module
 * Looks of the list of versions.
 */
import { css } from 'lit'

export const styles = css`
  .versions {
    padding: 0.4em 0.9em;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
  }
  .versions li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: center;
    justify-content: space-between;
    padding-block: 0.4em;
  }
  .versions li + li {
    border-block-start: 1px solid var(--_border);
  }
`
