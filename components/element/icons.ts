/**
 * @module
 * Icons as inline SVG, all decorative: what they say is said in words beside them. No font, no
 * address, so no rule of the page's policy concerns them.
 */
import { svg, html } from 'lit'
import type { SVGTemplateResult, TemplateResult } from 'lit'

const icon = (shape: SVGTemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>`

export const calendarIcon = icon(
  svg`<rect x="3" y="4" width="14" height="13" rx="2.5"/><path d="M3 8h14M7 2.5V5m6-2.5V5M6.5 11.5h.01m3.5 0h.01m3.5 0h.01M6.5 14h.01m3.5 0h.01"/>`,
)
export const contactsIcon = icon(
  svg`<circle cx="7.5" cy="7" r="3"/><path d="M2 16c.4-3 2.6-4.5 5.5-4.5S12.6 13 13 16M13 4.3a3 3 0 0 1 0 5.4m2 2.2c1.8.7 2.8 2 3 4.1"/>`,
)
export const warningIcon = icon(svg`<path d="M10 3 2.5 16.5h15zM10 8v4m0 2.2v.1"/>`)
export const infoIcon = icon(svg`<circle cx="10" cy="10" r="7"/><path d="M10 9v4.5m0-7v.1"/>`)
export const checkIcon = icon(svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`)
export const crossIcon = icon(svg`<path d="m5.5 5.5 9 9m0-9-9 9"/>`)
export const chevronIcon = icon(svg`<path d="m5.5 8 4.5 4.5L14.5 8"/>`)
export const upIcon = icon(svg`<path d="m5.5 12 4.5-4.5 4.5 4.5"/>`)
export const searchIcon = icon(svg`<circle cx="8.8" cy="8.8" r="5"/><path d="m12.5 12.5 4 4"/>`)
