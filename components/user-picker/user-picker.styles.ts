/**
 * @module
 * Looks of the user picker.
 */
import { css } from 'lit'

export const styles = css`
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.45em;
    overflow-wrap: anywhere;
  }
  label {
    font-weight: 600;
  }
  .field {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
    align-items: center;
    padding: 0.35em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
    cursor: text;
  }
  .field:focus-within:has(input:focus-visible) {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }
  .field.invalid {
    border-color: var(--_danger);
  }
  .field > .icon {
    color: var(--_muted);
  }
  input {
    flex: 1 1 9em;
    min-inline-size: 0;
    min-block-size: 1.85em;
    padding: 0 0.2em;
    border: 0;
    background: none;
  }
  input:focus-visible {
    outline: 0;
  }
  input::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .chips {
    display: contents;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.15em;
    max-inline-size: 100%;
    padding-inline-start: 0.65em;
    border: 1px solid var(--_border);
    border-radius: 1em;
    background: var(--_raised);
    font-size: 0.9375em;
  }
  .chip bdi {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .chip button {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 1.8em;
    block-size: 1.8em;
    min-inline-size: 24px;
    min-block-size: 24px;
    padding: 0;
    border: 0;
    border-radius: 50%;
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .chip button:hover {
    color: var(--_danger);
  }
  .chip .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  [popover] {
    position: fixed;
    inset: auto;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_small);
    background: var(--_surface);
    color: var(--_text);
    box-shadow: 0 0.6em 2em rgb(0 0 0 / 18%);
    overflow: hidden;
  }
  #list {
    max-block-size: 336px;
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .tall {
    position: relative;
  }
  .option {
    position: absolute;
    inset-inline: 0;
    block-size: 56px;
    /* A row that changes lays out itself alone. */
    contain: strict;
    display: flex;
    gap: 0.7em;
    align-items: center;
    padding-inline: 0.8em;
    cursor: pointer;
  }
  .option:hover {
    background: var(--_raised);
  }
  .option.active {
    background: var(--_raised);
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
    border-radius: var(--_small);
  }
  .option[aria-disabled='true'] {
    cursor: default;
  }
  .option[aria-disabled='true'] .name,
  .option[aria-disabled='true'] .avatar {
    color: var(--_muted);
  }
  .avatar {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.2em;
    block-size: 2.2em;
    border-radius: 50%;
    background: color-mix(in srgb, var(--_accent) 14%, var(--_surface));
    color: var(--_accent);
    font-size: 0.85em;
    font-weight: 600;
  }
  .who {
    flex: 1;
    min-inline-size: 0;
    display: grid;
    line-height: 1.3;
  }
  .name,
  .line {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .badge {
    flex: none;
    padding: 0.1em 0.6em;
    border: 1px solid var(--_border);
    border-radius: 1em;
    font-size: 0.78em;
    color: var(--_muted);
  }
  .badge.member {
    color: var(--_success);
    border-color: currentColor;
  }
  .badge.requested {
    color: var(--_warning);
    border-color: currentColor;
  }
  .badge.off {
    color: var(--_danger);
    border-color: currentColor;
  }
  .tick {
    flex: none;
    inline-size: 1.25em;
    color: var(--_accent);
    display: grid;
  }
  .empty {
    padding: 1em;
  }
  .footline {
    padding: 0.4em 0.8em;
    border-block-start: 1px solid var(--_border);
    font-size: 0.8em;
  }
  .message {
    color: var(--_danger);
    font-size: 0.875em;
  }
  @media (forced-colors: active) {
    .avatar {
      border: 1px solid CanvasText;
    }
    .option.active {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .option.active * {
      color: HighlightText;
      background: none;
    }
  }
`
