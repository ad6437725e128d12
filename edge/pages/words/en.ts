/**
 * @module
 * English, the reference of all keys. `problem.<code>.…`: a page of its own for each way a visit can end, with
 * who can help.
 */
export const en = {
  'wait.sign-in': 'Signing you in with Microsoft…',
  'wait.visit': 'One moment…',
  'signed-in-as': 'Signed in as',
  'not-me': 'That is not me',
  again: 'Try again',
  'sign-in': 'Sign in with Microsoft',
  'other-account': 'Use another account',
  'go-on-without': 'Open the app without this link',
  code: 'Code: {code}',
  'code-trace': 'Code: {code} · Trace: {trace}',

  'member.title': 'You are a member of {organization}',
  'member.open': 'Open {crm}',
  'invited.title': 'Join {organization} in {crm}',
  'invited.by': '{name} invites you to {organization}.',
  'invited.text': 'You are invited to {organization}.',
  'invited.until': 'The invitation is valid until {date}.',
  'invited.terms': 'I accept the terms of service.',
  'invited.accept': 'Accept and join',
  'may-request.title': '{organization} already uses {crm}',
  'may-request.text': 'You are not a member yet. The people who manage users will get a mail.',
  'may-request.ask': 'Request to join',
  'requested.title': 'Your request is waiting',
  'requested.text': 'You asked on {date}. You will get a mail once it is decided.',
  'requested.withdraw': 'Withdraw the request',
  'declined.title': 'Your request was declined',
  'declined.text':
    'You can ask again from {date}. If this was a mistake, talk to an administrator of {crm}.',
  'other-account.title': 'There is another account with your address',
  'other-account.text':
    'It is linked to another Microsoft account. Ask an administrator of {crm} to sort this out.',
  'associate.link': 'I have another account in {crm}',
  'nobody.title': 'Your organization does not use this app yet',
  'nobody.text':
    'A Microsoft 365 administrator of your organization can connect it to your CRM. If that is not you, tell your administrator.',
  'nobody.install': 'I am an administrator',
  'install.title': 'Connect Microsoft\u00a0365 to your CRM',
  'install.text':
    'This is done once for your whole organization, by a Microsoft 365 administrator who also manages the CRM. Open the settings of your CRM, go to Microsoft 365 and choose Connect there.',

  'wait.consent': 'Microsoft is applying your consent. This takes a few seconds…',
  'install.not-administrator.title': 'Only an administrator can connect {organization}',
  'install.not-administrator.text':
    'This account does not administer Microsoft 365. Send the link to someone who does: a Global Administrator, Privileged Role Administrator, Application Administrator or Cloud Application Administrator.',
  'install.copy': 'Copy the link',
  'install.copied': 'Link copied',
  'install.consent.title': 'Connect {organization} to Microsoft 365',
  'install.consent.text':
    'Microsoft shows what {crm} may do for the people in your organization, and you agree once for everybody. Nobody’s calendar or contacts are touched until they switch sync on themselves.',
  'install.consent.go': 'Agree at Microsoft',
  'install.accounts.title': 'Your account in {crm}',
  'install.account.new': 'A new account will be created for you in {crm}: {address}.',
  'install.account.existing': 'You continue as {name} ({address}) in {crm}.',
  'install.account.taken':
    'The account {address} in {crm} belongs to another Microsoft account. Use another account of yours, or ask an administrator of {crm}.',
  'install.accounts.role': 'You become Super Admin of {organization} in {crm}.',
  'install.accounts.continue': 'Continue',
  'install.taken.title': 'Your Microsoft 365 is connected to another organization',
  'install.taken.text':
    'It belongs to {holder}. Uninstall it there first (settings of {crm}, Microsoft 365), or ask {holder} to invite you.',
  'install.installed.title': '{organization} is connected',
  'install.installed.text':
    'Invite colleagues in the settings of {crm}. They then switch on sync for their own calendar and contacts.',
  'problem.consent-declined.title': 'You did not agree',
  'problem.consent-declined.text':
    'You declined at Microsoft. Nothing was changed. You can try again.',
  'problem.consent-over.title': 'This answer is no longer valid',
  'problem.consent-over.text':
    'It came too late, or for a different organization than the one asked about. Nothing was changed. Start again.',
  'problem.consent-spreading.title': 'This is taking longer than usual',
  'problem.consent-spreading.text':
    'Microsoft or the CRM does not answer yet. Nothing is lost: wait a minute, then try again.',
  'problem.link-over.title': 'This link has expired',
  'problem.link-over.text':
    'Links are valid for seven days. Ask for a new one in the settings of your CRM.',
  'problem.tenant-taken.title': 'Another organization is already connected',
  'problem.tenant-taken.text':
    'A Microsoft 365 organization belongs to one CRM account, and a CRM account to one Microsoft 365 organization. Uninstall the other one first, or ask to join it.',
  'problem.install-tenant.title': 'This link is for another organization',
  'problem.install-tenant.text':
    'Your account belongs to a different Microsoft 365 organization than the one this link is for. Nothing was changed.',

  'problem.sign-in-declined.title': 'You did not sign in',
  'problem.sign-in-declined.text': 'You declined at Microsoft. Nothing was changed.',
  'problem.sign-in-refused.title': 'Microsoft did not accept this sign-in',
  'problem.sign-in-refused.text':
    'Nothing was changed. If it happens again, ask your Microsoft 365 administrator.',
  'problem.sign-in-approval.title': 'An administrator has to agree first',
  'problem.sign-in-approval.text':
    'In your organization only Microsoft 365 administrators can approve apps. Ask yours to approve this one, then come back.',
  'problem.sign-in-over.title': 'This sign-in is no longer valid',
  'problem.sign-in-over.text':
    'For your safety each one works only once, in the tab where it was started. Nothing was changed.',
  'problem.sign-in-unavailable.title': 'Microsoft does not answer',
  'problem.sign-in-unavailable.text': 'Nothing was changed. Wait a minute, then try again.',
  'problem.no-storage.title': 'Your browser stores nothing for this page',
  'problem.no-storage.text':
    'Allow this site to store data while the tab is open, or open the link in a normal window.',
  'problem.unknown-link.title': 'This link leads nowhere',
  'problem.unknown-link.text':
    'It is incomplete, or not one of ours. Copy the whole address from the mail.',
  'problem.not-found.title': 'This invitation does not exist',
  'problem.not-found.text':
    'It may have been removed. Ask the person who invited you for another one.',
  'problem.wrong-person.title': 'This invitation is for someone else',
  'problem.wrong-person.text':
    'You are signed in with a different account than the one that was invited. Use the account the mail was sent to; if this is your only one, ask for an invitation for it.',
  'problem.wrong-tenant.title': 'This is for another organization',
  'problem.wrong-tenant.text':
    'Your Microsoft 365 account belongs to an organization that is not connected to this CRM. Use the account of the organization that invited you.',
  'problem.expired.title': 'This invitation is no longer valid',
  'problem.expired.text':
    'Invitations are valid for seven days, and only a person’s newest link works. Ask the person who invited you for another one.',
  'problem.revoked.title': 'This invitation was withdrawn',
  'problem.revoked.text':
    'The person who invited you, or a colleague, withdrew it. Ask them if that was a mistake.',
  'problem.used.title': 'This invitation was already accepted',
  'problem.used.text': 'Each one works once. If you accepted it, you are a member: open the app.',
  'problem.licence-limit.title': 'There is no seat left',
  'problem.licence-limit.text':
    'Your organization’s CRM has no license left for another user. Tell the person who invited you; your link stays valid until it expires.',
  'problem.other-account.title': 'There is another account with your address',
  'problem.other-account.text':
    'The CRM has a user with your email address who is linked to another Microsoft account. Ask an administrator of your CRM to sort this out. Nothing was changed.',
  'problem.crm-cannot-create.title': 'An administrator has to add you',
  'problem.crm-cannot-create.text':
    'This CRM does not let other apps add users. Ask an administrator of your CRM to add you, then open the app again.',
  'problem.wrong-state.title': 'That is no longer possible',
  'problem.wrong-state.text':
    'Something has changed in the meantime. Try again to see where you stand.',
  'problem.associate-expired.title': 'That took too long',
  'problem.associate-expired.text':
    'For your safety you have ten minutes to come back here from the CRM. Nothing was changed. Start again.',
  'problem.associate-other.title': 'That belongs to another sign-in',
  'problem.associate-other.text':
    'The CRM sent you back to a different tab, or as someone else, than you started with. Nothing was changed. Start again here.',
  'problem.rate-limited.title': 'Too many attempts',
  'problem.rate-limited.text': 'Wait a minute, then try again.',
  'problem.upstream-unavailable.title': 'The CRM does not answer',
  'problem.upstream-unavailable.text': 'Nothing was changed. Wait a minute, then try again.',
  'problem.offline.title': 'There is no connection',
  'problem.offline.text':
    'This page could not reach its service. Check your network and try again.',
  'problem.unexpected.title': 'This did not work',
  'problem.unexpected.text':
    'Nothing was changed. If it happens again, give the code below to the administrator of your CRM.',
} as const

export type WordKey = keyof typeof en
/** Another language has all of them. */
export type WordSet = { readonly [Key in WordKey]: string }
