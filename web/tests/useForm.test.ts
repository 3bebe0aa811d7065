import { effectScope } from 'vue'
import { beforeEach, expect, test, vi } from 'vitest'
import { Problem } from '@/api/problem.ts'
import { useAction } from '@/api/useAction.ts'
import { useForm } from '@/api/useForm.ts'

beforeEach(() => sessionStorage.clear())
const make = (save: (values: { name: string; note: string; password: string }, changed: object, key: string) => Promise<unknown>) =>
  effectScope().run(() => useForm({ draft: 'test', initial: { name: 'a', note: '', password: '' }, secret: ['password'], save }))!

test('a change is kept as a draft until it is saved, a password never', async () => {
  const form = make(async () => true)
  form.values.name = 'b'
  form.values.password = 'secret words'
  expect(sessionStorage.getItem('zhike.draft.test')).toBe('{"name":"b"}')
  expect(make(async () => true).restored.value).toBe(true)
  await form.submit()
  expect(sessionStorage.getItem('zhike.draft.test')).toBeNull()
})
test('only what changed is sent for a merge-patch', async () => {
  const save = vi.fn(async () => true)
  const form = make(save)
  form.values.note = 'x'
  await form.submit()
  expect(save.mock.calls[0]).toEqual([{ name: 'a', note: 'x', password: '' }, { note: 'x' }, expect.any(String)])
})
test('a refusal stands at its field; one without a field stands above the form', async () => {
  const errors = [{ pointer: '/name', code: 'input.missing_field', params: {} }]
  const form = make(() => Promise.reject(new Problem('input.missing_field', 422, { errors })))
  await form.submit()
  expect(form.fields.value.name?.code).toBe('input.missing_field')
  expect(form.problem.value).toBeNull()
  const other = make(() => Promise.reject(new Problem('conflict.stale', 412)))
  await other.submit()
  expect(other.problem.value?.code).toBe('conflict.stale')
})
test('a refusal of a nested part stands at the field it comes from', async () => {
  const errors = [{ pointer: '/contact/phone', code: 'input.bad_value', params: {} }]
  const save = () => Promise.reject(new Problem('input.bad_value', 422, { errors }))
  const form = effectScope().run(() => useForm({ draft: 'nested', initial: { contact: '', phone: '' }, at: { 'contact/phone': 'phone' }, save }))!
  await form.submit()
  expect(Object.keys(form.fields.value)).toEqual(['phone'])
  expect(form.problem.value).toBeNull()
})
test('the key stays while the outcome is unsure and changes after a refusal', async () => {
  const keys: string[] = []
  const answers = [new TypeError('line cut'), new Problem('server.busy', 503), new Problem('staff.self', 422), null]
  const action = useAction(async (key: string) => {
    keys.push(key)
    const next = answers.shift()
    if (next) throw next
    return true
  })
  for (let at = 0; at < 4; at += 1) await action.run()
  expect(keys[0]).toBe(keys[1])
  expect(keys[1]).toBe(keys[2])
  expect(keys[3]).not.toBe(keys[2])
})
