/**
 * @module
 * SHA-256, for what must be compared without being kept. Implemented by adapters/digest.ts.
 */
/** base64url, without padding. */
export type Digest = (text: string) => Promise<string>
