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
  svg`<circle cx="7.5" cy="7" r="3"/><path d="M2 16c.4-3 2.600-4.500 5.500-4.500S12.600 13 13 16M13 4.300a3 3 0 0 1 0 5.400m2 2.200c1.800.7 2.800 2 3 4.100"/>`,
)
export const warningIcon = icon(svg`<path d="M10 3 2.500 16.500h15zM10 8v4m0 2.200v.1"/>`)
export const infoIcon = icon(svg`<circle cx="10" cy="10" r="7"/><path d="M10 9v4.500m0-7v.1"/>`)
export const checkIcon = icon(svg`<path d="m4.500 10.500 3.500 3.500 7.500-8"/>`)
export const crossIcon = icon(svg`<path d="m5.500 5.500 9 9m0-9-9 9"/>`)
export const chevronIcon = icon(svg`<path d="m5.500 8 4.500 4.500L14.500 8"/>`)
export const upIcon = icon(svg`<path d="m5.500 12 4.500-4.500 4.500 4.500"/>`)
export const searchIcon = icon(
  svg`<circle cx="8.800" cy="8.800" r="5"/><path d="m12.500 12.500 4 4"/>`,
)
