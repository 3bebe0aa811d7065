import { computed, onScopeDispose, reactive, ref } from 'vue'
import { api, keyed, ok, type Schemas } from '../../api/client.ts'
import { useAction } from '../../api/useAction.ts'

type Step = 'password' | 'code' | 'recovery'

/** Password, then (when the server asks) a code; counts a lock-out down by the minute. */
export function useLogin(signedIn: (me: Schemas['MeView']) => Promise<void>) {
  const step = ref<Step>('password')
  const values = reactive({ login: '', password: '', code: '', recovery: '', remember: false })
  const lockedUntil = ref<number | null>(null)
  const now = ref(Date.now())
  const clock = setInterval(() => (now.value = Date.now()), 5_000)
  onScopeDispose(() => clearInterval(clock))

  const action = useAction((key) => {
    const body: Schemas['LoginBody'] = { login: values.login.trim(), password: values.password }
    if (step.value === 'code') body.totp_code = values.code.replace(/\s/g, '')
    if (step.value === 'recovery') body.recovery_code = values.recovery.trim()
    if (step.value !== 'password') body.remember_device = values.remember
    return ok(api.POST('/api/v1/login', { body, ...keyed(key) }))
  })
  const minutes = computed(() => {
    if (lockedUntil.value === null || lockedUntil.value <= now.value) return null
    return Math.ceil((lockedUntil.value - now.value) / 60_000)
  })

  async function submit(): Promise<void> {
    const me = await action.run()
    if (me) return signedIn(me)
    const refused = action.problem.value
    if (refused?.code === 'login.totp_needed') {
      step.value = 'code'
      action.clear()
    } else if (refused?.code === 'login.locked') {
      const seconds = refused.retryAfter ?? Number(refused.params.minutes ?? 1) * 60
      lockedUntil.value = Date.now() + seconds * 1000
      now.value = Date.now()
      values.password = ''
    } else if (refused?.code === 'login.wrong') {
      if (step.value !== 'password') restart()
      values.password = ''
    }
    values.code = ''
    return undefined
  }
  function restart(): void {
    step.value = 'password'
    values.code = values.recovery = ''
  }
  function choose(next: Step): void {
    action.clear()
    step.value = next
  }
  return { step, values, submit, restart, choose, minutes, busy: action.busy, problem: action.problem }
}
