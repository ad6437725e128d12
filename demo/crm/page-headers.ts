/**
 * @module
 * Security headers of the CRM's pages: as strict as a careful CRM would be, so that the elements are shown
 * to work there (EMB-4: strict CSP and Trusted Types).
 *
 * Owns: the policy text, and putting the edge's address where the pages say `https://edge.invalid`.
 */

const EDGE_PLACE = 'https://edge.invalid'

export async function pageHeaders(page: Response, edge: string): Promise<Response> {
  const isHtml = page.headers.get('content-type')?.startsWith('text/html') === true
  const body = isHtml ? (await page.text()).replaceAll(EDGE_PLACE, edge) : page.body
  const response = new Response(body, page)
  if (isHtml) {
    // The text is no longer the asset's.
    response.headers.delete('etag')
    response.headers.set('cache-control', 'no-store')
  }
  const policy = [
    `default-src 'none'`,
    `script-src 'self' ${edge}`,
    `style-src 'self'`,
    `connect-src 'self' ${edge} ${edge.replace(/^http/, 'ws')}`,
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
