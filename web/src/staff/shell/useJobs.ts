import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { api, keyed, ok, type Schemas } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useAction } from '../../api/useAction.ts'

export type Job = Schemas['JobView']
const open = (job: Job) => job.state === 'waiting' || job.state === 'running'

/** Own jobs for the tray: re-read when the stream says so, and the tab title shows how far the first one is. */
export function useJobs() {
  const jobs = shallowRef<Job[]>([])
  const failed = ref(false)
  let busy = false

  async function read(): Promise<void> {
    if (busy) return
    busy = true
    try {
      jobs.value = (await ok(api.GET('/api/v1/jobs', { params: { query: { mine: true, limit: 12 } } }))).items
      failed.value = false
    } catch {
      failed.value = true
    } finally {
      busy = false
    }
  }
  const running = computed(() => jobs.value.filter(open))
  const percent = computed(() => {
    const first = running.value.find((job) => job.total)
    return first?.total ? Math.floor((first.done / first.total) * 100) : null
  })
  const title = document.title
  watch(percent, (now) => {
    const bare = document.title.replace(/^\(\d+%\) /, '')
    document.title = now === null ? bare || title : `(${now}%) ${bare}`
  })

  const act = useAction((key, id: string, verb: 'cancel' | 'retry') =>
    verb === 'cancel'
      ? ok(api.POST('/api/v1/jobs/{job_id}/cancel', { params: { path: { job_id: id } }, ...keyed(key) }))
      : ok(api.POST('/api/v1/jobs/{job_id}/retry', { params: { path: { job_id: id } }, ...keyed(key) })),
  )
  async function steer(id: string, verb: 'cancel' | 'retry'): Promise<void> {
    await act.run(id, verb)
    await read()
  }
  useLive(['jobs'], () => void read())
  onScopeDispose(() => (document.title = document.title.replace(/^\(\d+%\) /, '')))
  void read()
  return { jobs, running, failed, steer, problem: act.problem, read }
}

/** Minutes left by the pace so far; null while too little is known. */
export function minutesLeft(job: Job, now = Date.now()): number | null {
  if (!job.total || !job.started_at || job.done <= 0 || job.done >= job.total) return null
  const spent = now - new Date(job.started_at).getTime()
  return Math.max(1, Math.round((spent / job.done) * (job.total - job.done) / 60_000))
}
