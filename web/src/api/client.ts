import createClient, { type Middleware } from 'openapi-fetch'
import { idempotencyKey } from './keys.ts'
import { readProblem } from './problem.ts'
import type { components, paths } from './schema.ts'

export type Schemas = components['schemas']

let onSignedOut: () => void = () => undefined
/** Called once per answer 401 outside the login itself. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener
}

let onFirstThing: () => void = () => undefined
/** Called when an own password or a second factor is needed before anything else. */
export function whenFirstThing(listener: () => void): void {
  onFirstThing = listener
}
const firstThings = new Set(['password.change_first', 'totp.enrol_first'])

/** 401 that refuses what was typed (at the login, or by a second person), not the session. */
const asksAgain = new Set(['login.wrong', 'login.totp_needed', 'login.totp_wrong', 'password.wrong'])

const frame: Middleware = {
  onRequest({ request }) {
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', idempotencyKey())
    }
    return request
  },
  async onResponse({ response }) {
    if (response.ok) return undefined
    const problem = await readProblem(response)
    if (response.status === 401 && !asksAgain.has(problem.code)) onSignedOut()
    if (firstThings.has(problem.code)) onFirstThing()
    throw problem
  },
}

/** The one door to the server. A refusal is thrown as `Problem`. */
export const api = createClient<paths>({ baseUrl: '', credentials: 'same-origin' })
api.use(frame)

/** Unwraps an answer: `const me = await ok(api.GET('/api/v1/me'))`. */
export async function ok<T>(answer: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  const { data } = await answer
  return data as NonNullable<T>
}

/** Headers of a versioned change. */
export function ifMatch(version: number): { headers: Record<string, string> } {
  return { headers: { 'If-Match': `"${version}"` } }
}

/** Headers of a write whose key was made before the first try. */
export function keyed(key: string, approval?: string): { headers: Record<string, string> } {
  const headers: Record<string, string> = { 'Idempotency-Key': key }
  if (approval) headers.Approval = approval
  return { headers }
}
