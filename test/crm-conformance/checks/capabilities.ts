/**
 * @module
 * Group A: what the backend says of itself, and who gets in.
 */
import {
  call,
  change,
  contactBody,
  keyOf,
  make,
  nameField,
  pathOf,
  read,
  referencePath,
} from '../bench.ts'
import type { Bench } from '../bench.ts'
import type { Check, Finding } from '../check.ts'
import {
  claims,
  failed,
  idOf,
  isRefused,
  isSuccess,
  membersOf,
  notOffered,
  notRun,
  pass,
  revOf,
  said,
  textOf,
  valueOf,
} from '../check.ts'

const words: readonly (readonly [path: string, options: readonly string[]])[] = [
  ['contract', ['1.0']],
  ['concurrency', ['etag', 'timestamp', 'none']],
  ['changes.mode', ['feed', 'modified-since', 'webhook-only']],
  ['origin', ['record', 'job', 'heuristic', 'none']],
  ['events.recurrence', ['rrule', 'pattern', 'expanded', 'none']],
]

async function isValid(bench: Bench): Promise<Finding> {
  const answer = await call(bench, 'GET', '/capabilities')
  if (!isSuccess(answer)) return failed(said(answer))
  const wrong = words.find(([path, options]) => !options.includes(textOf(memberAt(answer, path))))
  if (wrong !== undefined) return failed(`${wrong[0]} is none of ${wrong[1].join(', ')}`)
  const users = membersOf(valueOf(answer, 'users'))
  const batch = membersOf(valueOf(answer, 'batch'))['max']
  return claims(
    [textOf(membersOf(valueOf(answer, 'vendor'))['name']) !== '', 'vendor.name is empty'],
    [typeof users['create'] === 'boolean', 'users.create is neither true nor false'],
    [
      batch === undefined || (Number.isInteger(batch) && Number(batch) >= 0),
      'batch.max is no count',
    ],
  )
}

const memberAt = (answer: { readonly json: unknown }, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => membersOf(value)[name], answer.json)

async function needsToken(bench: Bench): Promise<Finding> {
  for (const token of [null, 'not-a-token-of-this-backend'])
    for (const path of ['/contacts?limit=1', '/changes?cursor=latest', '/users?limit=1']) {
      const answer = await call(bench, 'GET', path, { token })
      const with_ = token === null ? 'without a token' : 'with an invented token'
      if (answer.status !== 401) return failed(`GET ${path} ${with_}: ${said(answer)}`)
    }
  return pass
}

async function needsScope(bench: Bench): Promise<Finding> {
  const token = await bench.backend.token('crm.sync')
  if (token === '') return notOffered('the token endpoint gives no token for crm.sync alone')
  const answer = await call(bench, 'GET', '/users?limit=1', { token })
  return claims([
    answer.status === 403 || answer.status === 401,
    `GET /users with a token for crm.sync alone: ${said(answer)}`,
  ])
}

async function takesUnknown(bench: Bench): Promise<Finding> {
  for (const path of ['/contacts', '/events', '/users']) {
    const answer = await call(bench, 'GET', `${path}?limit=1&o365-unknown=1`)
    if (!isSuccess(answer) && answer.status !== 422) return failed(`GET ${path}: ${said(answer)}`)
  }
  return pass
}

async function keepsTenantsApart(bench: Bench): Promise<Finding> {
  const token = await bench.backend.strangersToken()
  if (token === '')
    return notRun(
      'needs credentials of another tenant: --other-client-id, --other-client-secret-env',
    )
  const reference = keyOf(bench)
  const made = await make(bench, 'contact', contactBody(bench), { reference })
  const path = pathOf('contact', idOf(made))
  const headers = { 'if-match': '*' }
  const body = { [nameField(bench)]: `${bench.mark} by a stranger` }
  const asked = [
    ['GET by id', await call(bench, 'GET', path, { token })],
    ['GET by reference', await call(bench, 'GET', referencePath('contact', reference), { token })],
    ['PATCH', await call(bench, 'PATCH', path, { token, body, headers })],
    ['DELETE', await call(bench, 'DELETE', path, { token, headers })],
  ] as const
  const open = asked.find(([, answer]) => answer.status !== 404)
  const seen = await read(bench, 'contact', idOf(made))
  return claims(
    [open === undefined, `${open?.[0]} with another tenant’s token: ${open ? said(open[1]) : ''}`],
    [revOf(seen) === revOf(made), 'refused, but carried out all the same'],
  )
}

async function actsAs(bench: Bench): Promise<Finding> {
  if (bench.capabilities['actAsUser'] !== true) return notOffered('capabilities.actAsUser')
  const made = await make(bench, 'contact', contactBody(bench))
  if (!isSuccess(made)) return failed(`a contact could not be made: ${said(made)}`)
  const path = pathOf('contact', idOf(made))
  const ask = (user: string) => ({
    body: { [nameField(bench)]: `${bench.mark} acted` },
    headers: {
      'if-match': `"${revOf(made)}"`,
      'act-as-user': user,
      'idempotency-key': keyOf(bench),
    },
  })
  const nobody = await call(bench, 'PATCH', path, ask('no-such-user-of-this-crm'))
  const own = await call(bench, 'PATCH', path, ask(bench.owner))
  const { by } = membersOf(valueOf(own, 'lastChange'))
  const plain = await change(bench, 'contact', idOf(made), {}, '*')
  return claims(
    [nobody.status === 403, `a change in the name of nobody: ${said(nobody)}`],
    [isSuccess(own), `a change in the owner's name: ${said(own)}`],
    [by === undefined || by === bench.owner, 'lastChange.by names somebody else'],
    [!isRefused(plain), `a change without Act-As-User: ${said(plain)}`],
  )
}

export const accessChecks: readonly Check[] = [
  {
    id: 'A1',
    need: 'relied',
    expected: 'GET /capabilities answers with the words of the contract.',
    otherwise:
      'Records go one by one instead of in batches, and nothing is written in the user’s name.',
    run: isValid,
  },
  {
    id: 'A2',
    need: 'relied',
    expected: 'Without a token, or with an invented one, every path answers 401.',
    otherwise: 'Anybody reads your customers; and an ended token is renewed only after a 401.',
    run: needsToken,
  },
  {
    id: 'A2',
    need: 'advice',
    expected: 'A token for crm.sync alone does not open /users.',
    otherwise: 'A connector for records alone could change who your users are.',
    run: needsScope,
  },
  {
    id: 'A4',
    need: 'advice',
    expected: 'Parameters the backend does not know are ignored, or refused with 422.',
    otherwise: 'A later version of this product that asks for more would be shut out.',
    run: takesUnknown,
  },
]

/** Who may do what with a record. */
export const rightsChecks: readonly Check[] = [
  {
    id: 'A3',
    need: 'relied',
    expected: 'Another tenant’s token finds nothing: 404 for whatever is not its own.',
    otherwise: 'One customer’s records are read, changed and deleted through another’s.',
    run: keepsTenantsApart,
  },
  {
    id: 'A5',
    need: 'relied',
    expected:
      'With Act-As-User a write has that user’s name and rights; an unknown user is refused with 403.',
    otherwise: 'A member changes through Outlook what your CRM does not let them change.',
    run: actsAs,
  },
]
