/**
 * @module
 * Looks of the merge.
 */
import { css } from 'lit'

export const styles = css`
  .merge {
    display: grid;
    gap: 0.7em;
    inline-size: 100%;
    justify-items: start;
  }
  .merge fieldset {
    inline-size: 100%;
    box-sizing: border-box;
    min-inline-size: 0;
    margin: 0;
    padding: 0.3em 0.8em 0.6em;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(14em, 100%), 1fr));
    gap: 0.4em 1em;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
    background: var(--_surface);
  }
  .merge legend {
    padding-inline: 0.3em;
    font-weight: 600;
  }
  .merge label {
    display: flex;
    gap: 0.5em;
    align-items: baseline;
    min-block-size: 1.75em;
    overflow-wrap: anywhere;
  }
  .merge label > span {
    min-inline-size: 0;
  }
  .merge strong,
  .merge .line {
    display: block;
  }
  .merge input {
    accent-color: var(--_accent);
    flex: none;
    inline-size: 1.1em;
    block-size: 1.1em;
    margin: 0;
  }
`
