/**
 * @module
 * Tries to close the window when all is done. Browsers allow it only to windows a script opened; elsewhere
 * the page says that it can be closed. Nobody is told anything: the CRM's page asks the edge
 * (architecture.md, fact 8).
 */
export const closeScript = 'setTimeout(() => window.close(), 1500)\n'
