/**
 * @module
 * What Exchange refuses, as values: code, status and text of graph-contract §9.
 *
 * Owns: the failure shape and the ones several topics need. Does not own: the error envelope (reply.ts).
 */

export type Failure = {
  failed: true
  status: number
  code: string
  message: string
  headers?: Record<string, string>
  /** Further members of the error object, as `@event.existingEventId` (graph-contract §2.10). */
  extra?: Record<string, unknown>
}

export function failure(
  status: number,
  code: string,
  message: string,
  more: Pick<Failure, 'headers' | 'extra'> = {},
): Failure {
  return { failed: true, status, code, message, ...more }
}

export function failed(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'failed' in value && value.failed === true
}

export const itemNotFound = failure(
  404,
  'ErrorItemNotFound',
  'The specified object was not found in the store.',
)
export const idMalformed = failure(400, 'ErrorInvalidIdMalformed', 'Id is malformed.')
export const staleChangeKey = failure(
  412,
  'ErrorIrresolvableConflict',
  'The send or update operation could not be performed because the change key passed in the request does not match the current change key for the item.',
)
export const folderExists = failure(
  409,
  'ErrorFolderExists',
  'A folder with the specified name already exists.',
)
export const undeserializable = failure(
  400,
  'UnableToDeserializePostBody',
  'were unable to deserialize ',
)
export const propertyValidation = failure(
  400,
  'ErrorPropertyValidationFailure',
  'At least one property failed validation.',
)

export const badSegment = (segment: string) =>
  failure(400, 'BadRequest', `Resource not found for the segment '${segment}'.`)
export const invalidParameter = (message: string) => failure(400, 'ErrorInvalidParameter', message)
export const invalidRequest = (message: string) => failure(400, 'ErrorInvalidRequest', message)
export const badQuery = (message: string) => failure(400, 'BadRequest', message)
export const badMember = (message: string) => failure(400, 'RequestBodyRead', message)
export const zoneNotSupported = (zone: string) =>
  failure(
    400,
    'TimeZoneNotSupportedException',
    `A valid TimeZone value must be specified. The following TimeZone value is not supported: '${zone}'.`,
  )
