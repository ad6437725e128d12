/** @module French: Outlook's fields. */
import type { Messages } from '../../message.ts'

export const fields: Messages = {}
