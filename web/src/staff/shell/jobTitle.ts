import { t, tAny } from '../../i18n/index.ts'
import { count } from '../../ui/format.ts'

const states = ['waiting', 'running', 'done', 'failed', 'cancelled', 'dead'] as const
export type JobState = (typeof states)[number]
/** A state of later servers that this page does not know waits until it is reloaded. */
export const jobState = (state: string): JobState => states.find((known) => known === state) ?? 'waiting'
export const jobStateWord = (state: string): string => t(`shell.jobs.state.${jobState(state)}`)

/** What a job does, in words; numbers in its title are written as the house writes them. */
export function jobTitle(job: { kind: string; title_params?: unknown }): string {
  const params = Object.entries((job.title_params ?? {}) as Record<string, unknown>)
  const written = params.map(([name, value]) => [name, typeof value === 'number' ? count(value) : value])
  return tAny(`shell.job.${job.kind}`, Object.fromEntries(written) as Record<string, unknown>) ?? job.kind
}
