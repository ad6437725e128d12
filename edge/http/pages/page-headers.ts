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
