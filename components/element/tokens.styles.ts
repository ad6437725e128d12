/**
 * @module
 * The tokens: `--o365-*` set by the page anywhere above, else a value for light and for dark. Inside,
 * only the `--_` names are used.
 */
import { css } from 'lit'

export const tokens = css`
  :host {
    --_accent: var(--o365-accent, light-dark(#0f62ab, #6fb6f2));
    --_on-accent: var(--o365-on-accent, light-dark(#fff, #08243d));
    --_text: var(--o365-text, light-dark(#1d2430, #eceff3));
    --_muted: var(--o365-muted, light-dark(#5a6473, #a7b0bd));
    --_surface: var(--o365-surface, light-dark(#fff, #1c2129));
    --_raised: var(--o365-raised, light-dark(#f5f7f9, #262c36));
    --_border: var(--o365-border, light-dark(#dde2e8, #39414d));
    --_control: var(--o365-control, light-dark(#7d8795, #8993a1));
    --_danger: var(--o365-danger, light-dark(#b3261e, #ff9d94));
    --_warning: var(--o365-warning, light-dark(#8a5300, #f3c05f));
    --_success: var(--o365-success, light-dark(#1c7040, #6fd396));
    --_radius: var(--o365-radius, 10px);
    --_small: calc(var(--_radius) * 0.6);
    --_focus: var(--o365-focus, var(--_accent));
    display: block;
    font: inherit;
    font-family: var(--o365-font, inherit);
    color: var(--_text);
    line-height: 1.45;
  }
  :host([hidden]),
  [hidden] {
    display: none;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  @media (forced-colors: active) {
    :host {
      --_accent: Highlight;
      --_on-accent: HighlightText;
      --_text: CanvasText;
      --_muted: CanvasText;
      --_surface: Canvas;
      --_raised: Canvas;
      --_border: CanvasText;
      --_control: ButtonText;
      --_danger: CanvasText;
      --_warning: CanvasText;
      --_success: CanvasText;
    }
  }
`
