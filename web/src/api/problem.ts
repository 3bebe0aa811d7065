import type { components } from './schema.ts'

type ProblemBody = components['schemas']['Problem']
export type ProblemParams = Record<string, unknown>

/** What the server (or the line to it) refused. The sentence for `code` is in `i18n/<language>/problem.ts`. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly params: ProblemParams
  readonly requestId: string
  readonly errors: ProblemBody['errors']
  /** Seconds to wait, from `Retry-After`. */
  readonly retryAfter: number | null

  constructor(code: string, status: number, body: Partial<ProblemBody> = {}, retryAfter: number | null = null) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.params = (body.params ?? {}) as ProblemParams
    this.requestId = body.request_id ?? ''
    this.errors = body.errors ?? []
    this.retryAfter = retryAfter
  }

  /** True when nothing reached the server for certain: the same key may be tried again. */
  get unsure(): boolean {
    return this.status === 0 || this.status >= 500
  }
}

/** Codes that arise on this side of the line. They have sentences like any other. */
export const clientCodes = ['client.offline', 'client.unreadable', 'client.unknown'] as const

/** Turns anything thrown into a Problem, so that pages have one shape to show. */
export function asProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown
  if (thrown instanceof TypeError) return new Problem('client.offline', 0)
  return new Problem('client.unknown', 0, { params: { text: String(thrown) } })
}

/** Reads a refused answer. A body that is not problem+json becomes `client.unreadable`. */
export async function readProblem(response: Response): Promise<Problem> {
  const retry = Number(response.headers.get('Retry-After') ?? '')
  const wait = Number.isFinite(retry) && retry > 0 ? retry : null
  const requestId = response.headers.get('X-Request-Id') ?? ''
  try {
    const body = (await response.clone().json()) as Partial<ProblemBody>
    if (typeof body.code === 'string') return new Problem(body.code, response.status, body, wait)
  } catch {
    // Not JSON: a proxy in between answered.
  }
  return new Problem('client.unreadable', response.status, { request_id: requestId }, wait)
}
