/**
 * @module
 * Mail by Cloudflare's email binding (wrangler.toml: `[[send_email]]`), for deployments that mail from an
 * address of their own instead of in members' names.
 */
import type { Mailer } from '../../ports/mailer.ts'

/** The part of the platform's `SendEmail` that is used. */
export type EmailBinding = {
  send(message: {
    from: string | { email: string; name: string }
    to: string
    subject: string
    text: string
    html: string
  }): Promise<unknown>
}

export function makeEmailBindingMailer(
  binding: EmailBinding,
  from: { readonly email: string; readonly name: string },
): Mailer {
  return {
    async send({ to, subject, text, html }) {
      try {
        await binding.send({ from, to: to.address, subject, text, html })
        return { kind: 'sent' }
      } catch (error) {
        return { kind: 'failed', failure: failureOf(error) }
      }
    },
  }
}

/** Errors of the binding carry a code where it refused outright; without one nobody knows. */
function failureOf(error: unknown) {
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
  const safe = code !== null && /^[A-Z_]{1,60}$/.test(code) ? code : null
  if (safe === null) return { kind: 'unknown' as const, detail: 'Email: broken off' }
  return /RATE|TEMPORARY|INTERNAL/.test(safe)
    ? { kind: 'later' as const, detail: `Email: ${safe}` }
    : { kind: 'refused' as const, code: 'email-refused', detail: `Email: ${safe}` }
}
