/**
 * @module
 * The mails in plain words, text and HTML. Whatever comes from people is escaped; nothing is loaded from
 * anywhere, no picture, no counting pixel.
 */
import type { Mail } from '../../ports/mailer.ts'

export type MailNames = { readonly crmName: string; readonly organizationName: string }

type Letter = {
  readonly to: Mail['to']
  readonly subject: string
  readonly greeting: string
  readonly paragraphs: readonly string[]
  /** Somebody's own words. */
  readonly quote?: string | null
  readonly action?: { readonly label: string; readonly url: string }
  readonly foot: string
}

export function invitationMail(
  { crmName, organizationName }: MailNames,
  about: {
    to: Mail['to']
    invitedBy: string | null
    message: string | null
    url: string
    expiresAt: number
  },
): Mail {
  const by = about.invitedBy ?? 'A colleague'
  return letter({
    to: about.to,
    subject: `${by} invites you to ${crmName}`,
    greeting: greetingOf(about.to),
    paragraphs: [
      `${by} would like you to join ${organizationName} in ${crmName}. You sign in with your Microsoft 365 account; there is no new password.`,
    ],
    quote: about.message,
    action: { label: 'Accept the invitation', url: about.url },
    foot: `The link is for you alone, works once and until ${day(about.expiresAt)}. You did not expect this? Then just delete this mail.`,
  })
}

export function joinRequestMail(
  { crmName, organizationName }: MailNames,
  about: { to: Mail['to']; name: string; address: string; url: string },
): Mail {
  return letter({
    to: about.to,
    subject: `${about.name} would like to join ${crmName}`,
    greeting: greetingOf(about.to),
    paragraphs: [
      `${about.name} (${about.address}) opened ${crmName} in Microsoft 365 and asks to be added to ${organizationName}.`,
      'Nobody is added before one of you approves.',
    ],
    action: { label: 'Look at the request', url: about.url },
    foot: 'You get this because you may manage users. Whoever decides first, decides for all.',
  })
}

export function joinAnswerMail(
  { crmName, organizationName }: MailNames,
  about: { to: Mail['to']; approved: boolean; url: string },
): Mail {
  const { to, approved, url } = about
  return letter({
    to,
    subject: approved ? `You have been added to ${crmName}` : `Your request to join ${crmName}`,
    greeting: greetingOf(to),
    paragraphs: approved
      ? [`You are now a member of ${organizationName} in ${crmName}.`]
      : [
          `Your request to join ${organizationName} in ${crmName} was declined.`,
          'If that was a mistake, talk to your administrator; you may ask again after a day.',
        ],
    ...(approved ? { action: { label: `Open ${crmName}`, url } } : {}),
    foot: `You get this because you asked to join ${crmName} from Microsoft 365.`,
  })
}

function letter(written: Letter): Mail {
  return {
    to: written.to,
    subject: oneLine(written.subject),
    text: textOf(written),
    html: htmlOf(written),
  }
}

function textOf({ greeting, paragraphs, quote, action, foot }: Letter): string {
  const quoted = quote ? quote.split('\n').map((line) => `> ${line}`) : []
  return [
    greeting,
    ...paragraphs,
    ...(quoted.length > 0 ? [quoted.join('\n')] : []),
    ...(action ? [`${action.label}:\n${action.url}`] : []),
    '--',
    foot,
  ].join('\n\n')
}

/** Tables and inline styles, since Outlook reads mail with the engine of Word. */
function htmlOf({ subject, greeting, paragraphs, quote, action, foot }: Letter): string {
  const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"
  const p = (text: string, style = '') =>
    `<p style="margin:0 0 16px;${style}">${escaped(text).replaceAll('\n', '<br>')}</p>`
  const button = action
    ? `<table role="presentation" cellpadding="0" cellspacing="0" style="margin:8px 0 24px"><tr>` +
      `<td bgcolor="#0f548c" style="border-radius:6px"><a href="${escaped(action.url)}" ` +
      `style="display:inline-block;padding:12px 24px;color:#ffffff;text-decoration:none;font-weight:600;${font}">` +
      `${escaped(action.label)}</a></td></tr></table>` +
      `<p style="margin:0 0 16px;font-size:13px;color:#5c5c5c">Or copy this address into your browser:<br>` +
      `<span style="word-break:break-all">${escaped(action.url)}</span></p>`
    : ''
  const said = quote ? p(quote, 'padding:4px 0 4px 16px;border-left:3px solid #c8c8c8') : ''
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>` +
    `<body style="margin:0;padding:0;background:#f5f5f5"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>` +
    `<td align="center" style="padding:24px 12px"><table role="presentation" width="100%" cellpadding="0" cellspacing="0" ` +
    `style="max-width:560px;background:#ffffff;border-radius:8px"><tr><td style="padding:32px;font-size:16px;line-height:1.5;color:#242424;${font}">` +
    `${p(greeting)}${paragraphs.map((text) => p(text)).join('')}${said}${button}` +
    `<p style="margin:24px 0 0;padding-top:16px;border-top:1px solid #e0e0e0;font-size:13px;color:#5c5c5c">${escaped(foot)}</p>` +
    `</td></tr></table></td></tr></table></body></html>`
  )
}

const greetingOf = ({ name }: Mail['to']) => (name ? `Hello ${name},` : 'Hello,')

/** A line break in a subject would begin another header. */
const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 200)

const day = (at: number) =>
  new Date(at).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })

const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
