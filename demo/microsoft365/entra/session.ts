/**
 * @module
 * The sign-in page's memory of who signed in on this browser. A sandbox: the cookie is not sealed.
 */
export type Session = { userId: string; authenticated: number }
const NAME = 'sandbox_session'

export function readSession(request: Request): Session | undefined {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([0-9a-f-]{36})\\.(\\d+)`).exec(
    request.headers.get('cookie') ?? '',
  )
  return value ? { userId: value[1] ?? '', authenticated: Number(value[2]) } : undefined
}

export function sessionCookie({ userId, authenticated }: Session): string {
  return `${NAME}=${userId}.${Math.floor(authenticated)}; Path=/; HttpOnly; SameSite=Lax`
}

export function endSessionCookie(): string {
  return `${NAME}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`
}
