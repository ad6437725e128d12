/**
 * @module
 * Contacts and their folders: names, limits, addresses, refusals, photos.
 */
import { describe, expect, it } from 'vitest'
import { openMailbox } from './mailbox-call.ts'

describe('names', () => {
  const rows = [
    ['given and surname', { givenName: 'Ann', surname: 'Lee' }, 'Ann Lee', 'Lee, Ann'],
    [
      'a middle name',
      { givenName: 'Ann', middleName: 'B', surname: 'Lee' },
      'Ann B Lee',
      'Lee, Ann B',
    ],
    ['a company alone', { companyName: 'Contoso' }, 'Contoso', 'Contoso'],
    ['a display name of its own', { givenName: 'Ann', displayName: 'The boss' }, 'The boss', 'Ann'],
    ['nothing', {}, null, null],
  ] as const
  for (const [title, body, displayName, fileAs] of rows) {
    it(title, () => {
      expect(openMailbox().call('POST /contacts', body).body).toMatchObject({ displayName, fileAs })
    })
  }

  it('the display name is made anew when the name changes unless it is sent again', () => {
    const { call } = openMailbox()
    const { id } = call('POST /contacts', {
      givenName: 'Ann',
      surname: 'Lee',
      displayName: 'Boss',
      fileAs: 'Own',
    }).body
    expect(call(`PATCH /contacts/${id}`, { jobTitle: 'CEO' }).body.displayName).toBe('Boss')
    expect(
      call(`PATCH /contacts/${id}`, { surname: 'May', displayName: 'Boss' }).body.displayName,
    ).toBe('Boss')
    const renamed = call(`PATCH /contacts/${id}`, { surname: 'Ray' }).body
    expect([renamed.displayName, renamed.fileAs]).toEqual(['Ann Ray', 'Own'])
  })
})

describe('refusals change nothing', () => {
  const rows = [
    [
      'four addresses',
      { emailAddresses: ['a', 'b', 'c', 'd'].map((address) => ({ address })) },
      'EmailAddresses has 4 entries, that exceeds the max allowed value of 3',
    ],
    [
      'three business phones',
      { businessPhones: ['1', '2', '3'] },
      'BusinessPhones has 3 entries, that exceeds the max allowed value of 2',
    ],
    [
      'a member Graph does not have',
      { faxNumber: '1' },
      "'faxNumber' does not exist on type 'microsoft.graph.contact'",
    ],
    ['a birthday that is none', { birthday: 'soon' }, 'birthday'],
    ['a phone that is no text', { mobilePhone: 5 }, 'mobilePhone'],
  ] as const
  for (const [title, body, message] of rows) {
    it(title, () => {
      const { call } = openMailbox()
      const answer = call('POST /contacts', body)
      expect([answer.status, answer.body.error.message]).toEqual([
        400,
        expect.stringContaining(message),
      ])
      expect(call('GET /contacts').body.value).toEqual([])
    })
  }
})

describe('values', () => {
  it('null clears, absent stays, collections are replaced, addresses are tidied', () => {
    const { call } = openMailbox()
    const { id } = call('POST /contacts', {
      jobTitle: 'CEO',
      department: 'Sales',
      businessPhones: ['1', '2'],
      homeAddress: { street: ' 1 Way, ', city: 'Rome', state: null },
    }).body
    expect(call(`GET /contacts/${id}`).body.homeAddress).toEqual({ street: '1 Way', city: 'Rome' })
    const changed = call(`PATCH /contacts/${id}`, {
      jobTitle: null,
      businessPhones: ['3'],
      homeAddress: {},
    }).body
    expect(changed).toMatchObject({
      jobTitle: null,
      department: 'Sales',
      businessPhones: ['3'],
      homeAddress: {},
    })
  })

  it('a stale If-Match is refused', () => {
    const { call } = openMailbox()
    const made = call('POST /contacts', { givenName: 'A' }).body
    call(`PATCH /contacts/${made.id}`, { givenName: 'B' })
    expect(
      call(`PATCH /contacts/${made.id}`, { givenName: 'C' }, { 'if-match': made['@odata.etag'] })
        .status,
    ).toBe(412)
    expect(call(`GET /contacts/${made.id}`).body.givenName).toBe('B')
  })

  it('a photo is put and got back', () => {
    const { call } = openMailbox()
    const { id } = call('POST /contacts', { givenName: 'A' }).body
    const path = `/contacts/${id}/photo/$value`
    expect(call(`GET ${path}`).body.error.code).toBe('ImageNotFound')
    call(`PUT ${path}`, new Uint8Array([255, 216]), { 'content-type': 'image/jpeg' })
    expect(call(`GET ${path}`).raw).toEqual({
      contentType: 'image/jpeg',
      data: new Uint8Array([255, 216]),
    })
  })
})

describe('folders', () => {
  it('lie under Contacts, which no list shows, and may have children that go along', () => {
    const { call } = openMailbox()
    const folder = call('POST /contactFolders', { displayName: 'F' }).body
    const child = call(`POST /contactFolders/${folder.id}/childFolders`, { displayName: 'F' }).body
    expect(child.parentFolderId).toBe(folder.id)
    const standard = call('POST /contacts', { givenName: 'A' }).body.parentFolderId
    expect(folder.parentFolderId).toBe(standard)
    expect(call('GET /contactFolders').body.value.map((row: { id: string }) => row.id)).toEqual([
      folder.id,
    ])
    expect(call(`GET /contactFolders/${standard}`).body.displayName).toBe('Contacts')
    const contact = call(`POST /contactFolders/${child.id}/contacts`, { givenName: 'B' }).body.id
    expect(call(`POST /contactFolders/${folder.id}/permanentDelete`).status).toBe(204)
    expect(call(`GET /contacts/${contact}`).status).toBe(404)
    expect(call(`DELETE /contactFolders/${standard}`).status).toBe(400)
  })

  it('a deleted name may go on blocking (quirk), a permanently deleted one never', () => {
    const { call, mailbox } = openMailbox()
    mailbox.configure({ deletedNameStaysTaken: true })
    const soft = call('POST /contactFolders', { displayName: 'F' }).body.id
    call(`DELETE /contactFolders/${soft}`)
    expect(call('POST /contactFolders', { displayName: 'f' }).status).toBe(409)
    const hard = call('POST /contactFolders', { displayName: 'G' }).body.id
    call(`POST /contactFolders/${hard}/permanentDelete`)
    expect(call('POST /contactFolders', { displayName: 'G' }).status).toBe(201)
  })
})
