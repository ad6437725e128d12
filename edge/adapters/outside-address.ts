/**
 * @module
 * Is this address one of the open internet (OPS-3, SSRF)? Judged after parsing, which has turned every way of
 * writing an IP address into one. Workers cannot pin DNS: a name that resolves to an inner host passes.
 */
const inner = ['localhost', 'local', 'internal', 'intranet', 'lan', 'home', 'corp', 'arpa', 'onion']

export function isOutside(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, port, username, password } = new URL(text)
  if (protocol !== 'https:' || port !== '' || username !== '' || password !== '') return false
  if (hostname.startsWith('[') || /^[\d.]+$/.test(hostname)) return false
  const labels = hostname.split('.')
  const last = labels.at(-1) ?? ''
  return labels.length > 1 && last !== '' && !inner.includes(last)
}
