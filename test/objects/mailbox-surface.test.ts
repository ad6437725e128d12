/**
 * @module
 * What can be called on a mailbox from outside: its host, the alarm and the opening of live sockets, nothing else (every public method of an
 * object is callable from the Worker).
 */
import { expect, it } from 'vitest'
import { MailboxObject } from '../../edge/objects/mailbox/object.ts'
import type { MailboxHost } from '../../edge/ports/hosts.ts'

const host: Record<keyof MailboxHost, true> = {
  mailbox: true,
  beginConnect: true,
  connectInvitation: true,
  continueConnect: true,
  finishConnect: true,
  connectState: true,
  requestApproval: true,
  approvalGranted: true,
  disconnect: true,
  erase: true,
  streamStatus: true,
  switchStream: true,
  organizationStream: true,
  impact: true,
  syncNow: true,
  decideBrake: true,
  activity: true,
  explain: true,
  parked: true,
  retryParked: true,
  restoreConflict: true,
  resolveConflict: true,
  takeSettings: true,
  takeMapping: true,
  mappingVersions: true,
  mapping: true,
  saveMapping: true,
  findContacts: true,
  previewMapping: true,
  searchPeople: true,
  readPeople: true,
  searchGroups: true,
  groupMembers: true,
  mayMail: true,
  sendMail: true,
  notifyOutlook: true,
  notifyCrm: true,
  wake: true,
}

it('of a mailbox is its host, the alarm, and live sockets', () => {
  const methods = Object.getOwnPropertyNames(MailboxObject.prototype)
    .filter((method) => method !== 'constructor')
    .toSorted()
  expect(methods).toEqual([...Object.keys(host), 'alarm', 'fetch'].toSorted())
})
