/**
 * @module
 * The icon of the edge's own pages: two rings, one of them filled (the mark of connect-style.ts).
 */
export const connectIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <circle cx="11" cy="16" r="8" fill="none" stroke="#0b57b7" stroke-width="3" />
  <circle cx="21" cy="16" r="8" fill="#0b57b7" fill-opacity="0.85" />
</svg>
`
