import { effectScope, nextTick } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Problem } from '@/api/problem.ts'
import { useLoad } from '@/api/useLoad.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())
const after = <T>(ms: number, value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), ms))

test('a skeleton is asked for only after 200 ms', async () => {
  const load = effectScope().run(() => useLoad(() => after(500, 'late')))!
  await vi.advanceTimersByTimeAsync(150)
  expect(load.slow.value).toBe(false)
  await vi.advanceTimersByTimeAsync(100)
  expect(load.slow.value).toBe(true)
  await vi.advanceTimersByTimeAsync(300)
  expect(load.slow.value).toBe(false)
  expect(load.data.value).toBe('late')
})
test('an older answer never replaces a newer one', async () => {
  const waits = [400, 100]
  let turn = 0
  const load = effectScope().run(() => useLoad(() => after(waits[turn] ?? 0, `answer ${(turn += 1)}`)))!
  void load.reload()
  await vi.advanceTimersByTimeAsync(1000)
  expect(load.data.value).toBe('answer 2')
})
test('a refused reload keeps what is on the screen and says why', async () => {
  const answers: (() => Promise<string>)[] = [() => Promise.resolve('kept'), () => Promise.reject(new Problem('server.busy', 503))]
  const load = effectScope().run(() => useLoad(() => answers.shift()!()))!
  await vi.runAllTimersAsync()
  await load.reload()
  await nextTick()
  expect(load.data.value).toBe('kept')
  expect(load.problem.value?.code).toBe('server.busy')
})
