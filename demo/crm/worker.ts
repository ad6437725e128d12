/**
 * @module
 * The demo CRM's Worker: pages from static assets, everything else to the one object.
 *
 * Owns: which is which, where a page's file lies, and the pages' security headers.
 */
import { CrmObject } from './object.ts'
import type { CrmEnv } from './object.ts'
import { pageHeaders } from './page-headers.ts'

export { CrmObject }

const served = /^\/(?:o365-connector|oauth|demo|\.well-known|config\.json|healthz)(?:\/|$)/u

export default {
  async fetch(request, env) {
    const { pathname } = new URL(request.url)
    if (served.test(pathname)) return env.CRM.get(env.CRM.idFromName('crm')).fetch(request)
    const page = await env.ASSETS.fetch(
      new Request(new URL(fileOf(pathname), request.url), request),
    )
    return pageHeaders(page, env.EDGE_ORIGIN)
  },
} satisfies ExportedHandler<CrmEnv>

/** Pages have no ending in their address. The gallery of the elements lies beside the CRM's pages. */
const fileOf = (pathname: string): string => {
  const path = pathname.replace(/\/$/u, '/index')
  if (path === '/gallery') return '/gallery/index.html'
  const place = path.startsWith('/gallery/') ? '' : '/crm'
  return `${place}${path}${/\.\w+$/u.test(path) ? '' : '.html'}`
}
