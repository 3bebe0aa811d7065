import { computed, onScopeDispose, shallowRef } from 'vue'
import { api, keyed, ok, type Schemas } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useAction } from '../../api/useAction.ts'
import { useLoad } from '../../api/useLoad.ts'
import { callsOf } from './calls.ts'
import type { Kind, Mapping } from './types.ts'

type Job = Schemas['JobView']
/** Between two looks at a job that runs; events tell only of its beginning and end. */
const LOOK_MS = 1000

/** One import: how it is read, what it comes to, the job that works on it, and what can be done. */
export function useImport(kind: Kind, importId: string) {
  const calls = callsOf(kind)
  const load = useLoad(() => calls.show(importId))
  const job = shallowRef<Job | null>(null)
  const working = computed(() => load.data.value?.state === 'running' || load.data.value?.state === 'undoing')
  const counting = computed(() => {
    const view = load.data.value
    return Boolean(view && view.count_job_id && !view.counts && !view.problem_code && (view.state === 'staged' || view.state === 'failed'))
  })
  /** What was counted is there a moment before its job is over and has its list of problems. */
  const ending = computed(() => job.value !== null && !job.value.finished_at)
  async function look(): Promise<void> {
    const view = load.data.value
    // What an undoing left is told by its own job.
    const id = working.value || view?.state === 'undone' ? view?.job_id : view?.count_job_id
    if (!id) return
    try {
      job.value = await ok(api.GET('/api/v1/jobs/{job_id}', { params: { path: { job_id: id } } }))
    } catch {
      // Somebody else's job: its progress is not ours to see.
      job.value = null
    }
  }
  async function reload(): Promise<void> {
    await load.reload()
    await look()
  }
  const timer = setInterval(() => void ((working.value || counting.value || ending.value) && !load.busy.value && reload()), LOOK_MS)
  onScopeDispose(() => clearInterval(timer))
  useLive(['bills'], (event) => (!event || event.subjects.import === importId) && void reload())
  void look()

  const map = useAction((_key, version: number, body: Mapping) => calls.map(importId, version, body))
  const run = useAction((key) => calls.run(importId, key))
  const undo = useAction((key) => calls.undo(importId, key))
  const discard = useAction(async (_key, version: number) => {
    await calls.discard(importId, version)
    return true
  })
  const stop = useAction((key, id: string) => ok(api.POST('/api/v1/jobs/{job_id}/cancel', { params: { path: { job_id: id } }, ...keyed(key) })))
  /** Says how the file is read; the answer is how it stands then. */
  async function say(body: Mapping): Promise<void> {
    const said = await map.run(load.data.value?.version ?? 0, body)
    if (said) load.data.value = said
    else await load.reload()
    await look()
  }
  function clear(): void {
    for (const one of [map, run, undo, discard, stop]) one.clear()
  }
  const problem = computed(() => [map, run, undo, discard, stop].find((one) => one.problem.value)?.problem.value ?? null)
  const busy = computed(() => [map, run, undo, discard, stop].some((one) => one.busy.value))
  return { load, job, working, counting, reload, look, say, clear, run, undo, discard, stop, problem, busy }
}
export type UseImport = ReturnType<typeof useImport>
