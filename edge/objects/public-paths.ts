/**
 * @module
 * Public paths that carry a mailbox's name under a MAC (HMAC-SHA256, keys from HOOK_KEY).
 *
 * Owns: the form of those paths and of the OAuth `state`. Does not own: who may use what they name (a
 * notification still needs its subscription's secret, a sign-in its browser's cookie).
 */
import type { Stream } from '../domain/record.ts'
import type { MemberRef } from '../ports/hosts.ts'
import type { LiveTicket, PublicPaths } from '../ports/public-paths.ts'
import { mailboxName, parseMailboxName } from './names.ts'

/** What a MAC is for is part of what it covers: a hook's MAC opens no sign-in page. */
type Purpose = 'hook' | 'connect' | 'state' | 'accept' | 'approval' | 'live'

/** `keys`: the first signs, all verify, so that a key can be changed without breaking live subscriptions. */
export function makePublicPaths(keys: readonly string[]): PublicPaths {
  const imported = keys.map((key) => importKey(key))
  const sign = async (purpose: Purpose, name: string, detail: string) => {
    const key = await imported[0]
    if (!key) throw new Error('no key for public paths')
    return toBase64Url(
      new Uint8Array(await crypto.subtle.sign('HMAC', key, covered(purpose, name, detail))),
    )
  }
  const open = async (purpose: Purpose, sealed: string, detail: string, mac: string) => {
    const name = fromBase64Url(sealed)
    const signature = fromBase64Url(mac)
    if (!name || !signature) return null
    const text = decode(name)
    if (text === null) return null
    for (const key of await Promise.all(imported)) {
      if (await crypto.subtle.verify('HMAC', key, signature, covered(purpose, text, detail))) {
        return text
      }
    }
    return null
  }
  const openMailbox: OpenMailbox = async (...sealed) => {
    const name = await open(...sealed)
    return name === null ? null : parseMailboxName(name)
  }
  const sealedPair = sealedPairBy(sign)
  return {
    ...pathsOver(sealedPair, openMailbox),
    ...livePaths(sealedPair, openMailbox),
    ...acceptPaths(sign, open),
    ...approvalPaths(sign, open),
  }
}

type Sign = (purpose: Purpose, name: string, detail: string) => Promise<string>
type Open<Name> = (
  purpose: Purpose,
  sealed: string,
  detail: string,
  mac: string,
) => Promise<Name | null>
type OpenMailbox = Open<MemberRef>

type AcceptPaths = Pick<PublicPaths, 'acceptPage' | 'openAcceptToken'>

function acceptPaths(sign: Sign, open: Open<string>): AcceptPaths {
  return {
    async acceptPage({ organization, id, secret }) {
      const name = JSON.stringify([organization, id])
      const sealed = toBase64Url(new TextEncoder().encode(name))
      return `/invitations/accept/${sealed}.${secret}.${await sign('accept', name, secret)}`
    },
    async openAcceptToken(token) {
      const [sealed = '', secret = '', mac = '', ...rest] = token.split('.')
      const name = rest.length > 0 ? null : await open('accept', sealed, secret, mac)
      if (name === null) return null
      const [organization, id] = JSON.parse(name) as [string, string]
      return { organization, id, secret }
    },
  }
}

type ApprovalPaths = Pick<PublicPaths, 'approvalPage' | 'openApprovalToken'>

function approvalPaths(sign: Sign, open: Open<string>): ApprovalPaths {
  return {
    async approvalPage(organization, id) {
      const name = JSON.stringify([organization, id])
      const sealed = toBase64Url(new TextEncoder().encode(name))
      return `/consent/${sealed}.${await sign('approval', name, '')}`
    },
    async openApprovalToken(token) {
      const [sealed = '', mac = '', ...rest] = token.split('.')
      const name = rest.length > 0 ? null : await open('approval', sealed, '', mac)
      if (name === null) return null
      const [organization, id] = JSON.parse(name) as [string, string]
      return { organization, id }
    },
  }
}

type LivePaths = Pick<PublicPaths, 'liveSocket' | 'openLiveSocket'>
type SealedPair = (purpose: Purpose, mailbox: MemberRef, id: string) => Promise<string>

const sealedPairBy =
  (sign: Sign): SealedPair =>
  async (purpose, mailbox, id) => {
    const name = mailboxName(mailbox)
    return `${toBase64Url(new TextEncoder().encode(name))}.${await sign(purpose, name, id)}`
  }

function livePaths(sealedPair: SealedPair, open: OpenMailbox): LivePaths {
  return {
    async liveSocket(mailbox, ticket) {
      const text = toBase64Url(new TextEncoder().encode(JSON.stringify(ticket)))
      return `/live/${await sealedPair('live', mailbox, text)}/${text}`
    },
    async openLiveSocket(pair, text) {
      const [sealed = '', mac = '', ...rest] = pair.split('.')
      const mailbox = rest.length > 0 ? null : await open('live', sealed, text, mac)
      const bytes = mailbox && fromBase64Url(text)
      const json = bytes && decode(bytes)
      return mailbox && json ? { mailbox, ticket: JSON.parse(json) as LiveTicket } : null
    },
  }
}

function pathsOver(
  sealedPair: SealedPair,
  open: OpenMailbox,
): Omit<PublicPaths, keyof AcceptPaths | keyof ApprovalPaths | keyof LivePaths> {
  return {
    async graphHook(mailbox, stream) {
      const [name, mac] = (await sealedPair('hook', mailbox, stream)).split('.')
      return `/hooks/graph/${name}/${stream}/${mac}`
    },
    async openGraphHook(sealed, stream, mac) {
      if (!isStream(stream)) return null
      const mailbox = await open('hook', sealed, stream, mac)
      return mailbox && { mailbox, stream }
    },
    async connectPage(mailbox, id) {
      return `/connect/${await sealedPair('connect', mailbox, id)}/${encodeURIComponent(id)}`
    },
    async openConnectPage(pair, id) {
      const [sealed = '', mac = '', ...rest] = pair.split('.')
      return rest.length > 0 ? null : open('connect', sealed, id, mac)
    },
    async connectState(mailbox, id) {
      const pair = await sealedPair('state', mailbox, id)
      return `${pair}.${toBase64Url(new TextEncoder().encode(id))}`
    },
    async openConnectState(state) {
      const [sealed = '', mac = '', encodedId = '', ...rest] = state.split('.')
      const idBytes = fromBase64Url(encodedId)
      const id = idBytes && decode(idBytes)
      if (!id || rest.length > 0) return null
      const mailbox = await open('state', sealed, id, mac)
      return mailbox && { mailbox, id }
    },
  }
}

const isStream = (text: string): text is Stream => text === 'calendar' || text === 'contacts'

const covered = (purpose: Purpose, name: string, detail: string) =>
  new TextEncoder().encode(JSON.stringify([purpose, name, detail]))

const importKey = (key: string) =>
  crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text === '' || !/^[A-Za-z0-9_-]+$/.test(text)) return null
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
  } catch {
    return null
  }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
