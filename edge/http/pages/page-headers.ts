/**
 * @module
 * Headers of the edge's own pages. Nothing inline, nothing from elsewhere, never framed.
 */

/**
 * `form-action` names Microsoft too: browsers apply it to where a form's redirect leads. The referrer
 * stays within the site, since without one a form's Origin would read `null` (Fetch §3.1).
 */
export const pageHeaders = (entraOrigin: string): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "style-src 'self'",
    "script-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${entraOrigin}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; '),
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
})

/** Of the app (edge/pages): it talks to the edge and to Microsoft's token endpoint, and to nobody else. */
export const appHeaders = (entraOrigin: string): Record<string, string> => ({
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src 'self' ${entraOrigin}`,
    "img-src 'self' data:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  // A page that opened this one keeps no hand on it; the way to Microsoft and back is a redirect.
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
})
