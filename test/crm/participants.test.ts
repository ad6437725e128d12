/**
 * @module
 * The demo CRM's form: participants as lines and back.
 */
import { expect, it } from 'vitest'
import { asLines, fromLines } from '../../demo/crm/pages/calendar/participants.ts'

it('reads names, addresses and both, and gives back what was there', () => {
  const before = [
    { name: 'Ada Vance', email: 'ada@customer.example', role: 'required', status: 'accepted' },
    { name: 'Walk In' },
  ]
  expect(asLines(before)).toBe('Ada Vance <ada@customer.example>\nWalk In')
  expect(fromLines(asLines(before), before)).toEqual(before)
  expect(fromLines(' ben@customer.example \n\n<eve@customer.example>', before)).toEqual([
    { name: 'ben@customer.example', email: 'ben@customer.example' },
    { name: 'eve@customer.example', email: 'eve@customer.example' },
  ])
  expect(fromLines('', before)).toEqual([])
})
