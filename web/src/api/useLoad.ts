import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { asProblem, type Problem } from './problem.ts'

export interface Load<T> {
  data: ShallowRef<T | null>
  /** True from 200 ms after the start while there is nothing to show yet. */
  slow: Ref<boolean>
  /** True while any request runs; old data stays on the screen. */
  busy: Ref<boolean>
  problem: ShallowRef<Problem | null>
  reload: () => Promise<void>
}

/** Reads one thing and keeps it. A later answer never overtakes an earlier, newer one. */
export function useLoad<T>(read: () => Promise<T>, options: { now?: boolean } = {}): Load<T> {
  const data = shallowRef<T | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const slow = ref(false)
  const busy = ref(false)
  let turn = 0

  async function reload(): Promise<void> {
    const mine = ++turn
    busy.value = true
    const timer = setTimeout(() => {
      if (mine === turn && data.value === null) slow.value = true
    }, 200)
    try {
      const answer = await read()
      if (mine !== turn) return
      data.value = answer
      problem.value = null
    } catch (thrown) {
      if (mine === turn) problem.value = asProblem(thrown)
    } finally {
      clearTimeout(timer)
      if (mine === turn) {
        busy.value = false
        slow.value = false
      }
    }
  }

  onScopeDispose(() => (turn += 1))
  if (options.now !== false) void reload()
  return { data, slow, busy, problem, reload }
}
