/**
 * @module
 * English, for all elements: acts, problems, connecting.
 */
import type { Message } from '../message.ts'

export const commonWords = {
  cancel: 'Cancel',
  retry: 'Try again',
  close: 'Close',
  more: 'Show more',
  loading: 'Loading…',
  trace: 'Reference for support: {id}',
  'setup.missing': 'Not set up yet: the page must name the service and provide a token.',
  'problem.offline': 'The service cannot be reached. Check your connection.',
  'connect.title': 'Connect Microsoft 365',
  'connect.again': 'Sign in again',
  'connect.starting': 'Opening the Microsoft sign-in…',
  'connect.waiting': 'Finish signing in in the Microsoft window. This page continues by itself.',
  'connect.blocked': 'Your browser blocked the sign-in window.',
  'connect.open': 'Open the sign-in window',
  'connect.reopen': 'Open it again',
  'connect.failed': 'The sign-in did not work.',
} as const satisfies Record<string, Message>
