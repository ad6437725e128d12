/**
 * @module
 * The few icons of the page, drawn with the text's colour.
 */
import { svg, html } from 'lit'
import type { TemplateResult } from 'lit'

const icon = (shape: TemplateResult): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">${shape}</svg>`

export const mailIcon = icon(
  svg`<rect x="2.5" y="4.5" width="15" height="11" rx="2"/><path d="m3 6 7 5 7-5"/>`,
)
export const calendarIcon = icon(
  svg`<rect x="2.5" y="3.5" width="15" height="13.5" rx="2"/><path d="M2.5 8h15M6.5 2v3M13.5 2v3"/>`,
)
export const peopleIcon = icon(
  svg`<circle cx="10" cy="6.5" r="3.5"/><path d="M3.5 17.5c0-3.5 3-5.5 6.5-5.5s6.5 2 6.5 5.5"/>`,
)
export const plusIcon = icon(svg`<path d="M10 4v12M4 10h12"/>`)
export const previousIcon = icon(svg`<path d="m12.5 4-6 6 6 6"/>`)
export const nextIcon = icon(svg`<path d="m7.5 4 6 6-6 6"/>`)
export const binIcon = icon(
  svg`<path d="M4 5.5h12M8 5V3.5h4V5M5.5 5.5l.8 11h7.4l.8-11M8.5 8.5v5M11.5 8.5v5"/>`,
)
export const repeatIcon = icon(
  svg`<path d="M4 9a6 6 0 0 1 10.5-3L16 7.5M16 4v3.5h-3.5M16 11a6 6 0 0 1-10.5 3L4 12.500M4 16v-3.500h3.500"/>`,
)
export const changedIcon = icon(
  svg`<path d="M4 9a6 6 0 0 1 10.500-3L16 7.500M16 4v3.500h-3.500M16 11a6 6 0 0 1-10.500 3L4 12.500M3.500 17l13-14"/>`,
)
export const lockIcon = icon(
  svg`<rect x="4.500" y="9" width="11" height="8" rx="1.500"/><path d="M7 9V6.500a3 3 0 0 1 6 0V9"/>`,
)
