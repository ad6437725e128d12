/**
 * @module
 * Every call of a journey has a connection of its own. A Worker closes one that was idle for 5 s, Node takes it out of
 * its pool after 4 s by a clock that a busy machine runs late: once in thousands of calls a request is sent into a
 * connection that is being closed, and fails as if the Worker had.
 */
const plain = globalThis.fetch

globalThis.fetch = (input, init) => {
  const request = new Request(input, init)
  request.headers.set('connection', 'close')
  return plain(request)
}
