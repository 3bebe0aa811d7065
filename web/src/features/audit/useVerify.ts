import { shallowRef } from 'vue'
import { api, ok } from '../../api/client.ts'
import type { Made } from '../../api/shapes.ts'
import { useAction } from '../../api/useAction.ts'

export type Verdict = Made<'/api/v1/audit/verify', 'post'>

/** Walks the whole chain on the server and keeps what it found, with the time. */
export function useVerify() {
  const verdict = shallowRef<{ found: Verdict; at: string } | null>(null)
  const walk = useAction(() => ok(api.POST('/api/v1/audit/verify')))
  async function run(): Promise<void> {
    const found = await walk.run()
    if (found) verdict.value = { found, at: new Date().toISOString() }
  }
  return { verdict, run, busy: walk.busy, problem: walk.problem }
}
