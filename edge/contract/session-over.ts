/**
 * @module
 * Close code of a live socket whose session is over: the page may ask for another address (RFC 6455 §7.4.2:
 * 4000–4999 are ours). Apart from live.ts, so that a page does not load a validator for it.
 */
export const SESSION_OVER = 4001
