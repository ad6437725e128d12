/**
 * @module
 * The classes and what goes with them; importing this registers nothing and touches no page.
 */
export type { CallProblem } from './client/call-problem.ts'
export { configure } from './client/configure.ts'
export { createO365Client } from './client/o365-client.ts'
export type { O365Client, O365Options } from './client/o365-client.ts'
export * from './element/events.ts'
export { FieldMapper } from './field-mapper/field-mapper.ts'
export type { Message, MessageKey, Messages } from './i18n/message.ts'
export { Install } from './install/install.ts'
export { JoinRequests } from './join-requests/join-requests.ts'
export { Session } from './session/session.ts'
export { SyncToggle } from './sync-toggle/sync-toggle.ts'
export { UserPicker } from './user-picker/user-picker.ts'
