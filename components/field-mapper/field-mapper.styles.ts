/**
 * @module
 * Looks of the field mapper. Below 40 em of its own width rows become stacked groups.
 */
import { css } from 'lit'

export const styles = css`
  .card {
    padding: 1.1em;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em;
  }
  h2 {
    font-size: 1em;
    font-weight: 600;
  }
  .between {
    justify-content: space-between;
  }
  table {
    inline-size: 100%;
    border-collapse: collapse;
    text-align: start;
  }
  caption {
    text-align: start;
    font-weight: 600;
    padding-block-end: 0.6em;
  }
  th,
  td {
    padding: 0.4em 0.4em;
    text-align: start;
    vertical-align: top;
    border-block-end: 1px solid var(--_border);
    font-weight: 400;
  }
  thead th {
    font-size: 0.8em;
    font-weight: 600;
    color: var(--_muted);
  }
  td:first-child,
  th:first-child {
    padding-inline-start: 0;
  }
  select {
    inline-size: 100%;
    min-inline-size: 5.5em;
    min-block-size: 2.15em;
    padding: 0.2em 0.5em;
    border: 1px solid var(--_control);
    border-radius: var(--_small);
    background: var(--_surface);
    text-overflow: ellipsis;
  }
  [part~='direction'] {
    min-inline-size: 8.2em;
  }
  select:disabled {
    border-color: var(--_border);
    opacity: 1;
    color: var(--_text);
  }
  select[aria-invalid='true'] {
    border-color: var(--_danger);
  }
  .state {
    min-inline-size: 7.5em;
    max-inline-size: 16em;
    font-size: 0.875em;
    padding-block-start: 0.75em;
  }
  .fits,
  .state p,
  .loss {
    display: flex;
    gap: 0.35em;
    align-items: flex-start;
  }
  .fits {
    color: var(--_success);
  }
  .error {
    color: var(--_danger);
  }
  .state .loss,
  .loss {
    color: var(--_warning);
    font-size: 0.95em;
  }
  .act {
    white-space: nowrap;
  }
  .icon-button[aria-disabled='true'] {
    opacity: 0.35;
    cursor: default;
  }
  .icon-button {
    display: inline-grid;
    place-items: center;
    inline-size: 1.9em;
    block-size: 1.9em;
    padding: 0;
    border: 0;
    border-radius: var(--_small);
    background: none;
    color: var(--_muted);
    cursor: pointer;
  }
  .icon-button:hover {
    background: var(--_raised);
    color: var(--_text);
  }
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  .actions .push {
    margin-inline-start: auto;
  }
  @container (inline-size < 40em) {
    .mapping thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .mapping,
    .mapping caption,
    .mapping tbody,
    .mapping tr,
    .mapping th,
    .mapping td {
      display: block;
    }
    .mapping tr {
      position: relative;
      padding-block: 0.7em;
      border-block-end: 1px solid var(--_border);
    }
    .mapping tbody th,
    .mapping tbody td {
      display: grid;
      grid-template-columns: 8em 1fr;
      gap: 0.5em;
      align-items: center;
      padding: 0.2em 0;
      border: 0;
      max-inline-size: none;
    }
    .mapping tbody td[data-label]::before,
    .mapping tbody th::after {
      content: attr(data-label);
      font-size: 0.875em;
      color: var(--_muted);
    }
    .mapping tbody th::after {
      grid-area: 2 / 1;
    }
    .mapping tbody td.state:has(.fits) {
      display: none;
    }
    .mapping tbody td.act {
      position: absolute;
      inset-block-start: 0.35em;
      inset-inline-end: 0;
      inline-size: auto;
      display: block;
    }
    .mapping tbody .visually-hidden {
      position: static;
      inline-size: auto;
      block-size: auto;
      clip-path: none;
      grid-column: 1 / -1;
      font-weight: 600;
    }
  }
  @container (inline-size < 26em) {
    .mapping tbody th,
    .mapping tbody td {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.1em;
    }
    .mapping select {
      min-inline-size: 0;
    }
    .mapping tbody th::after {
      display: none;
    }
  }
`
