/**
 * @module
 * English, for a mapping that somebody else has saved meanwhile.
 */
import type { Message } from '../message.ts'

export const mergeWords = {
  'mapper.conflict': 'Somebody saved another version of this mapping meanwhile.',
  'mapper.reload': 'Take their version',
  'mapper.overwrite': 'Save mine over it',
  'merge.mine': 'Mine',
  'merge.theirs': 'Theirs',
  'merge.none': 'not mapped',
  'merge.use': 'Use this selection',
  'merge.used': 'Your selection is in the table; look at it and save.',
} as const satisfies Record<string, Message>
