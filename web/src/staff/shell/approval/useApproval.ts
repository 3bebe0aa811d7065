import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { api, keyed, ok } from '../../../api/client.ts'
import { idempotencyKey } from '../../../api/keys.ts'
import { Problem } from '../../../api/problem.ts'
import type { Item, Sent } from '../../../api/shapes.ts'

export type Approval = Item<'/api/v1/approvals'>
export type Passed = Approval['excess'][number]
/** What the second person reads: a name in the texts of `approvals.summary`, and its value. */
export type Summary = Record<string, string | number | null>
export interface Wish {
  summary: Summary
}
export interface ApprovalFlow {
  /** The question on the screen; null = no dialog. */
  asked: ShallowRef<Approval | null>
  open: Ref<boolean>
  /** Runs a request; on 403 `approval.required` asks a second person and repeats it with his token. */
  through: <T>(wish: Wish, key: string, run: (headers: ReturnType<typeof keyed>) => Promise<T>) => Promise<T>
  /** For the dialog: the question as the server has it now. */
  heard: (fresh: Approval) => void
  /** For the dialog: it was closed without an answer. */
  leave: () => void
}

const place = (hash: string) => `zhike.approval.${hash}`

/** The limits that were passed. */
function excessOf(problem: Problem): Passed[] {
  return Array.isArray(problem.params.excess) ? (problem.params.excess as Passed[]) : []
}

/**
 * The second person's yes for any page. A question survives closing the dialog: asking for the same
 * request again finds it, waiting or answered, as long as it lives.
 */
export function useApproval(): ApprovalFlow {
  const asked = shallowRef<Approval | null>(null)
  const open = ref(false)
  let settle: ((answer: Approval | null) => void) | null = null

  async function earlier(hash: string): Promise<Approval | null> {
    const id = sessionStorage.getItem(place(hash))
    if (!id) return null
    try {
      const found = await ok(api.GET('/api/v1/approvals/{approval_id}', { params: { path: { approval_id: id } } }))
      return found.state === 'waiting' || found.state === 'approved' ? found : null
    } catch {
      return null
    }
  }
  async function ask(refused: Problem, wish: Wish): Promise<Approval> {
    const hash = String(refused.params.request_hash ?? '')
    const known = await earlier(hash)
    if (known) return known
    // The facts go back as the server said them, under its seal: the page adds only the words.
    const { permission, store_id = null, proof } = refused.params
    const facts = { permission, excess: excessOf(refused), request_hash: hash, store_id, proof }
    const body = { ...facts, summary: wish.summary } as Sent<'/api/v1/approvals', 'post'>
    const made = await ok(api.POST('/api/v1/approvals', { body, ...keyed(idempotencyKey()) }))
    sessionStorage.setItem(place(hash), made.approval_id)
    return made
  }
  function answered(first: Approval): Promise<Approval | null> {
    asked.value = first
    open.value = true
    return new Promise((resolve) => {
      settle = resolve
      heard(first)
    })
  }
  function heard(fresh: Approval): void {
    asked.value = fresh
    if (fresh.state === 'waiting') return
    settle?.(fresh)
    settle = null
  }
  function leave(): void {
    settle?.(null)
    settle = null
    open.value = false
  }
  async function tokenFor(refused: Problem, wish: Wish): Promise<string> {
    const kept = place(String(refused.params.request_hash ?? ''))
    const answer = await answered(await ask(refused, wish))
    open.value = false
    if (!answer) throw new Problem('approval.still_waiting', 403)
    sessionStorage.removeItem(kept)
    if (answer.state !== 'approved') throw new Problem(`approval.${answer.state}`, 403)
    const { approval_id } = answer
    return (await ok(api.POST('/api/v1/approvals/{approval_id}/claim', { params: { path: { approval_id } } }))).token
  }
  async function through<T>(wish: Wish, key: string, run: (headers: ReturnType<typeof keyed>) => Promise<T>): Promise<T> {
    try {
      return await run(keyed(key))
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.code !== 'approval.required') throw thrown
      return run(keyed(idempotencyKey(), await tokenFor(thrown, wish)))
    }
  }
  return { asked, open, through, heard, leave }
}
