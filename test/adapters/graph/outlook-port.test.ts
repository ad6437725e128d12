/**
 * @module
 * The Graph adapter against the in-process sandbox.
 */
import { outlookPortContract } from '../../contracts/outlook-port.ts'
import { stageSandbox } from './sandbox-stage.ts'

// Graph documents no way to move a contact by PATCH (graph-contract §4.2), so the sandbox has none.
outlookPortContract('Microsoft Graph, sandbox', () => stageSandbox(), ['calendar'])
