/**
 * @module
 * Registers all elements; the session first, so that it is there when the others ask for it.
 */
import './session.ts'
import './sync-toggle.ts'
import './field-mapper.ts'
import './user-picker.ts'
import './join-requests.ts'
