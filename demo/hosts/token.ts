/**
 * @module
 * The embed token, from the CRM's own server (EMB-2).
 */
export async function getToken(): Promise<string> {
  const answer = await fetch('/embed-token')
  return answer.text()
}
