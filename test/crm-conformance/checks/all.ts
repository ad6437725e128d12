/**
 * @module
 * All checks in the order they run: what needs no record of ours first.
 */
import type { Check } from '../check.ts'
import { accessChecks, rightsChecks } from './capabilities.ts'
import { errorChecks } from './errors.ts'
import { eventChecks } from './events.ts'
import { feedChecks } from './feed.ts'
import { fieldChecks } from './fields.ts'
import { idempotencyChecks } from './idempotency.ts'
import { lockChecks } from './lock.ts'
import { noticeChecks } from './notices.ts'
import { originChecks } from './origin.ts'
import { pagingChecks } from './paging.ts'
import { recordChecks } from './records.ts'
import { userChecks } from './users.ts'
import { webhookChecks } from './webhooks.ts'

export const allChecks: readonly Check[] = [
  ...accessChecks,
  ...userChecks,
  ...webhookChecks,
  // The first of these must hold for all that follow.
  ...recordChecks,
  ...fieldChecks,
  ...rightsChecks,
  ...lockChecks,
  ...idempotencyChecks,
  ...pagingChecks,
  ...feedChecks,
  ...eventChecks,
  ...noticeChecks,
  ...originChecks,
  ...errorChecks,
]
