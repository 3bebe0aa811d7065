import type { Problem } from '../api/problem.ts'
import { t, tAny } from './index.ts'

type Params = Record<string, unknown>

/** What happened, in one sentence. */
export function sentenceOf(code: string, params: Params = {}): string {
  return tAny(`problem.${code}.say`, params) ?? t('problem.other.say', { code })
}
/** What to do now. */
export function nextStepOf(code: string, params: Params = {}): string {
  return tAny(`problem.${code}.next`, params) ?? t('problem.other.next')
}
/** Both, for a toast or a field. */
export function problemText(problem: Problem): string {
  const params = { ...problem.params, seconds: problem.retryAfter ?? 5 }
  return `${sentenceOf(problem.code, params)} ${nextStepOf(problem.code, params)}`
}
