/**
 * @module
 * Looks of what a waiting stream needs.
 */
import { css } from 'lit'

export const styles = css`
  .notice input {
    inline-size: 100%;
    box-sizing: border-box;
    min-block-size: 2.15em;
    padding: 0.2em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
  }
  .notice label {
    inline-size: 100%;
  }
`
