/**
 * @module
 * The command line of the kit. The secret comes by the name of an environment variable, so that it is in no
 * list of processes and in no shell history.
 */
import { parseArgs } from 'node:util'
import type { Settings } from './run.ts'

export const usage = `Usage: npm run crm-conformance -- <base url> --token-url <url> --client-id <id> \\
  --client-secret-env <NAME> [--owner <user id>] [--json] \\
  [--other-client-id <id> --other-client-secret-env <NAME>] \\
  [--receive-url <url> --receive-port <port>]

Talks to a CRM that serves the connector contract and says, check by check, what it keeps to. It makes some
eighty records of its own, all named o365-conformance-…, and deletes them at the end. --owner says whose they
are (a user with no mailbox connected, or they pass through it); without it the first active user's. With
credentials of another tenant it sees that the two are kept apart; with an address under which the CRM reaches
a port of this machine, it looks at the CRM's notices.
Ends with 1 where something fails that the product relies on, with 2 where it could not begin.`

export type Options = {
  readonly settings: Settings
  readonly isJson: boolean
  /** Where notices come in: an address, and the port of this machine behind it. */
  readonly receive: { readonly url: string; readonly port: number } | null
}

/** A sentence where they cannot be used. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Options | string {
  const parsed = parsedArgs(args)
  if (parsed === null) return usage
  const { values, positionals } = parsed
  const [baseUrl = '', ...more] = positionals
  const tokenUrl = values['token-url'] ?? ''
  const clientId = values['client-id'] ?? ''
  const name = values['client-secret-env'] ?? ''
  if (more.length > 0 || baseUrl === '' || tokenUrl === '' || clientId === '' || name === '')
    return usage
  for (const url of [baseUrl, tokenUrl])
    if (!isAllowed(url)) return `${url} is not an https address (http only on this machine).`
  const clientSecret = environment[name] ?? ''
  if (clientSecret === '') return `The environment variable ${name} is empty.`
  const stranger = {
    clientId: values['other-client-id'] ?? '',
    clientSecret: environment[values['other-client-secret-env'] ?? ''] ?? '',
  }
  const hasStranger = stranger.clientId !== '' && stranger.clientSecret !== ''
  const isAsked = (values['other-client-id'] ?? values['other-client-secret-env']) !== undefined
  if (isAsked && !hasStranger)
    return 'The other tenant needs both --other-client-id and --other-client-secret-env, which names a variable.'
  const settings = {
    ...{ baseUrl, tokenUrl, clientId, clientSecret },
    ...(values.owner === undefined ? {} : { owner: values.owner }),
    ...(hasStranger ? { stranger } : {}),
  }
  const receive = receiveOf(values['receive-url'], values['receive-port'])
  if (receive === undefined) return 'Notices need both --receive-url and --receive-port.'
  return { settings, isJson: values.json === true, receive }
}

function parsedArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        'token-url': { type: 'string' },
        'client-id': { type: 'string' },
        'client-secret-env': { type: 'string' },
        'other-client-id': { type: 'string' },
        'other-client-secret-env': { type: 'string' },
        'receive-url': { type: 'string' },
        'receive-port': { type: 'string' },
        owner: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
  } catch {
    return null
  }
}

/** undefined: half of it, or no port. */
function receiveOf(url?: string, port?: string): Options['receive'] | undefined {
  if (url === undefined && port === undefined) return null
  const number = Number(port)
  const isPort = Number.isInteger(number) && number > 0 && number < 65_536
  return url !== undefined && URL.canParse(url) && isPort ? { url, port: number } : undefined
}

/** A secret goes over the wire: in the clear on this machine only. */
function isAllowed(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, username, password } = new URL(text)
  if (username !== '' || password !== '') return false
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || (protocol === 'http:' && isHere)
}
