/**
 * @module
 * Mail of the product in the sandbox: waited for, and the link in it.
 */
import type { Urls } from '../../demo/start/origins.ts'
import { expectOk } from './demo-client.ts'

export type Mail = { readonly kind: string; readonly subject: string; readonly body: string }

/** None after five seconds. */
export async function mailsTo(urls: Urls, address: string): Promise<readonly Mail[]> {
  for (let tries = 0; tries < 50; tries++) {
    const mails = await expectOk<Mail[]>(`${urls.microsoft365}/sandbox/mail?to=${address}`)
    const ours = mails.filter(({ kind }) => kind === 'mail')
    if (ours.length > 0) return ours
    await new Promise((done) => setTimeout(done, 100))
  }
  return []
}

export const linkIn = (mail: Pick<Mail, 'body'> | undefined): string =>
  /href="([^"]+)"/.exec(mail?.body ?? '')?.[1]?.replaceAll('&amp;', '&') ?? ''
