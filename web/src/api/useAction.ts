import { ref, type Ref } from 'vue'
import { idempotencyKey } from './keys.ts'
import { asProblem, type Problem } from './problem.ts'

export interface Action<Args extends unknown[], Result> {
  /** Runs once at a time; answers undefined when it was refused (see `problem`) or already runs. */
  run: (...args: Args) => Promise<Result | undefined>
  busy: Ref<boolean>
  problem: Ref<Problem | null>
  /** Forgets the last problem. */
  clear: () => void
}

/**
 * A write started by a button. The key is made before the first try and kept while the outcome
 * is unsure (line cut, 5xx), so that pressing again cannot do it twice.
 */
export function useAction<Args extends unknown[], Result>(
  act: (key: string, ...args: Args) => Promise<Result>,
): Action<Args, Result> {
  const busy = ref(false)
  const problem = ref<Problem | null>(null) as Ref<Problem | null>
  let key: string | null = null
  let wish = ''

  async function run(...args: Args): Promise<Result | undefined> {
    if (busy.value) return undefined
    const said = JSON.stringify(args) ?? ''
    if (key === null || said !== wish) key = idempotencyKey()
    wish = said
    busy.value = true
    problem.value = null
    try {
      const result = await act(key, ...args)
      key = null
      return result
    } catch (thrown) {
      problem.value = asProblem(thrown)
      if (!problem.value.unsure) key = null
      return undefined
    } finally {
      busy.value = false
    }
  }

  return { run, busy, problem, clear: () => (problem.value = null) }
}
