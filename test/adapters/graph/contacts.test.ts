/**
 * @module
 * Contacts that left our folder, by answers as Graph gives them: moved is not gone (SYN-3).
 */
import { describe, expect, it } from 'vitest'
import { makeOutlookPort } from '../../../edge/adapters/graph/outlook-port.ts'
import { value } from '../../contracts/outlook-stage.ts'

type Answers = Readonly<Record<string, [number, object]>>

const notFound: [number, object] = [404, { error: { code: 'ErrorItemNotFound', message: '' } }]

function portOver(answers: Answers) {
  return makeOutlookPort({
    graphOrigin: 'https://graph.test',
    clock: { now: () => 0, random: () => 0, uuid: () => 'id' },
    token: async () => ({ ok: true, value: 't' }),
    fetch: async (request) => {
      const { requests } = (await request.json()) as { requests: { id: string; url: string }[] }
      const responses = requests.map(({ id, url }) => {
        const [status, body] = answers[url.split('?')[0] ?? ''] ?? notFound
        return { id, status, body }
      })
      return Response.json({ responses })
    },
  })
}

const contact = (id: string, parentFolderId: string): [number, object] => [
  200,
  { id, parentFolderId, '@odata.etag': `W/"${id}"`, givenName: id },
]

describe('contacts that left', () => {
  const answers: Answers = {
    '/me/contacts/here': contact('here', 'ours'),
    '/me/contacts/moved': contact('moved', 'friends'),
    '/me/contacts/binned': contact('binned', 'deleted-items'),
    '/me/contacts/odd': [200, { id: 'odd', parentFolderId: 'ours' }],
    '/me/contacts/malformed': [400, { error: { code: 'ErrorInvalidIdMalformed', message: '' } }],
    '/me/contactFolders/friends': [200, { id: 'friends' }],
  }
  const look = async (...ids: string[]) => {
    const looks = await value(portOver(answers).read('contacts', 'ours', ids))
    return ids.map((id) => looks.get(id)?.kind)
  }

  it('are told apart: here, moved, in the bin, gone', async () => {
    expect(await look('here', 'moved', 'binned', 'gone')).toEqual([
      'present',
      'moved',
      'gone',
      'gone',
    ])
  })

  it('or cannot be read are never taken for gone', async () => {
    expect(await look('odd', 'malformed')).toEqual(['moved', 'moved'])
  })

  it('are not judged at all while Graph is not well', async () => {
    const port = portOver({
      ...answers,
      '/me/contactFolders/friends': [503, { error: { code: 'UnknownError', message: '' } }],
    })
    expect(await port.read('contacts', 'ours', ['moved'])).toMatchObject({
      ok: false,
      failure: { kind: 'later' },
    })
  })
})
