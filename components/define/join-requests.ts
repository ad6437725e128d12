/**
 * @module
 * Registers `<o365-join-requests>`.
 */
import { JoinRequests } from '../join-requests/join-requests.ts'
import { defineElement } from './define-element.ts'

defineElement('o365-join-requests', JoinRequests)
