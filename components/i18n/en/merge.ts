/**
 * @module
 * English, for a mapping that somebody else has saved meanwhile.
 */
import type { Message } from '../message.ts'

export const mergeWords = {
  'mapper.conflict': 'Someone else saved another version of this mapping in the meantime.',
  'mapper.reload': 'Use their version',
  'mapper.overwrite': 'Replace it with mine',
  'merge.mine': 'Mine',
  'merge.theirs': 'Theirs',
  'merge.none': 'not mapped',
  'merge.use': 'Use this selection',
  'merge.used': 'Your selection is in the table; check it and save.',
} as const satisfies Record<string, Message>
