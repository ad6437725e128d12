/**
 * @module
 * Looks of the sync toggle.
 */
import { css } from 'lit'

export const styles = css`
  .head {
    display: grid;
    grid-template-columns: auto 1fr auto;
    gap: 0.25em 0.9em;
    align-items: center;
    padding: 1em 1.1em;
  }
  .emblem {
    display: grid;
    place-items: center;
    inline-size: 2.4em;
    block-size: 2.4em;
    border-radius: var(--_small);
    background: var(--_raised);
    color: var(--_muted);
  }
  .label {
    font-weight: 600;
  }
  #status {
    font-size: 0.875em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  #status::before {
    content: '';
    display: inline-block;
    inline-size: 0.55em;
    block-size: 0.55em;
    margin-inline-end: 0.5em;
    border-radius: 50%;
    background: var(--_tone, var(--_control));
  }
  .busy {
    --_tone: var(--_accent);
  }
  .good {
    --_tone: var(--_success);
  }
  .warning {
    --_tone: var(--_warning);
  }
  .danger {
    --_tone: var(--_danger);
  }
  .switch {
    position: relative;
    flex: none;
    inline-size: 2.75em;
    block-size: 1.5em;
    padding: 0;
    border: 1px solid var(--_control);
    border-radius: 1em;
    background: var(--_surface);
    cursor: pointer;
  }
  .switch::after {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0.2em;
    inline-size: 1em;
    block-size: 1em;
    margin-block: auto;
    border-radius: 50%;
    background: var(--_control);
  }
  .switch::before {
    content: '';
    position: absolute;
    inset: -0.35em;
  }
  .switch[aria-checked='true'] {
    background: var(--_accent);
    border-color: var(--_accent);
  }
  .switch[aria-checked='true']::after {
    inset-inline-start: calc(100% - 1.2em);
    background: var(--_on-accent);
  }
  .switch[aria-disabled='true'] {
    cursor: default;
    opacity: 0.6;
  }
  .body {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
    padding: 0 1.1em 0.6em;
  }
  .body:not(:has(*)) {
    display: none;
  }
  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 0.4em;
    border: 0;
    border-radius: 1em;
    overflow: hidden;
    background: var(--_border);
    color: var(--_accent);
  }
  progress::-webkit-progress-bar {
    background: var(--_border);
  }
  progress::-webkit-progress-value {
    background: var(--_accent);
    border-radius: 1em;
  }
  progress::-moz-progress-bar {
    background: var(--_accent);
  }
  progress:indeterminate::-webkit-progress-bar {
    background: repeating-linear-gradient(-45deg, var(--_accent) 0 0.5em, var(--_border) 0.5em 1em);
  }
  .progress p {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1em;
    margin-block-start: 0.4em;
    font-variant-numeric: tabular-nums;
  }
  .counts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.2em;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  summary {
    cursor: pointer;
    min-block-size: 1.75em;
  }
  .counts > span {
    min-block-size: 1.75em;
  }
  .attention {
    color: var(--_warning);
    font-weight: 500;
  }
  .reasons {
    padding-inline-start: 1.1em;
    color: var(--_muted);
    font-size: 0.93em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: center;
    justify-content: space-between;
    padding-block-start: 0.4em;
    border-block-start: 1px solid var(--_border);
    overflow-wrap: anywhere;
  }
  .foot .row {
    gap: 0;
    margin-inline: -0.85em;
  }
  .foot .icon {
    inline-size: 1em;
    block-size: 1em;
  }
  [aria-expanded='true'] > .icon {
    rotate: 180deg;
  }
  dl {
    display: grid;
  }
  dl > div {
    display: flex;
    justify-content: space-between;
    gap: 1em;
    padding-block: 0.45em;
    border-block-end: 1px solid var(--_border);
  }
  dd {
    margin: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: no-preference) {
    .switch,
    .switch::after {
      transition:
        inset-inline-start 0.15s ease,
        background-color 0.15s ease;
    }
  }
  @media (forced-colors: active) {
    #status::before,
    .switch,
    .switch::after {
      forced-color-adjust: none;
    }
  }
  @container (inline-size < 24em) {
    .emblem {
      display: none;
    }
    .head {
      grid-template-columns: 1fr auto;
    }
  }
  @container (inline-size < 14em) {
    .head {
      grid-template-columns: 1fr;
    }
  }
`
