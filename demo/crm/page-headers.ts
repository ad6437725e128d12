/**
 * @module
 * Security headers of the CRM's pages: as strict as a careful CRM would be, so that the elements are shown
 * to work there (EMB-4: strict CSP and Trusted Types).
 *
 * Owns: the policy text.
 */

export function pageHeaders(page: Response, edge: string): Response {
  const response = new Response(page.body, page)
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${edge}`,
    `style-src 'self'`,
    `connect-src 'self' ${edge}`,
    `img-src 'self' data:`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
    `require-trusted-types-for 'script'`,
    `trusted-types lit-html`,
  ].join('; ')
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-content-type-options', 'nosniff')
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  response.headers.set('cross-origin-opener-policy', 'same-origin-allow-popups')
  return response
}
