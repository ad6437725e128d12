/**
 * @module
 * Looks shared by the elements: card, buttons, notices, fields, what only screen readers get.
 */
import { css } from 'lit'

export const controls = css`
  .card {
    container-type: inline-size;
    background: var(--_surface);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    overflow-wrap: anywhere;
  }
  p,
  h2,
  ul,
  dl {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .icon {
    inline-size: 1.25em;
    block-size: 1.25em;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .muted {
    color: var(--_muted);
  }
  .small {
    font-size: 0.875em;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  button,
  input,
  select {
    font: inherit;
    color: inherit;
  }
  .button {
    min-block-size: 2.15em;
    padding: 0.25em 0.85em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
    text-decoration: none;
    display: inline-flex;
    align-items: center;
    gap: 0.4em;
    max-inline-size: 100%;
    overflow-wrap: break-word;
    cursor: pointer;
  }
  .button:hover {
    background: var(--_raised);
  }
  .button.primary {
    background: var(--_accent);
    border-color: var(--_accent);
    color: var(--_on-accent);
  }
  .button.primary:hover {
    filter: brightness(1.1);
    background: var(--_accent);
  }
  .button.danger {
    border-color: var(--_danger);
    color: var(--_danger);
  }
  .button.plain {
    border-color: transparent;
    background: none;
    color: var(--_accent);
  }
  .button.plain:hover {
    text-decoration: underline;
  }
  .button:disabled,
  .button[aria-disabled='true'] {
    opacity: 0.55;
    cursor: default;
  }
  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.65em;
    padding: 0.8em 0.9em;
    border: 1px solid var(--_border);
    border-inline-start: 3px solid var(--_tone, var(--_accent));
    border-radius: var(--_small);
    background: var(--_raised);
  }
  .notice > .icon {
    color: var(--_tone, var(--_accent));
    margin-block-start: 0.1em;
  }
  .notice > div {
    /* Under the icon where large text leaves no width beside it. */
    flex: 1 1 min(100%, 9em);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.6em;
    min-inline-size: 0;
    justify-items: start;
    overflow-wrap: anywhere;
  }
  .notice.warning {
    --_tone: var(--_warning);
  }
  .notice.danger {
    --_tone: var(--_danger);
  }
  @media (forced-colors: active) {
    .button.primary {
      forced-color-adjust: none;
    }
  }
`
