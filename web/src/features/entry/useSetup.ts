import { computed, ref, shallowRef } from 'vue'
import { api, ok, type Schemas } from '../../api/client.ts'
import { useLoad } from '../../api/useLoad.ts'
import { useSession } from '../../staff/session.ts'

export type SetupState = Schemas['SetupView']
export type SetupStep = Schemas['Step']
export type Draft = Schemas['DraftView']

/** Where the set-up stands, what was saved so far, and which step is on the screen. */
export function useSetup() {
  const session = useSession()
  const draft = shallowRef<Draft | null>(null)
  const shown = ref<SetupStep | null>(null)
  const signedOut = ref(false)

  const load = useLoad(async () => {
    const state = await ok(api.GET('/api/v1/public/setup'))
    const ownerDone = state.steps.some((one) => one.step === 'owner' && one.done)
    if (ownerDone && !state.done) {
      signedOut.value = !(await session.ensure())
      if (!signedOut.value) draft.value = await ok(api.GET('/api/v1/setup/draft'))
    }
    shown.value = state.step ?? null
    return state
  })
  const steps = computed(() => load.data.value?.steps ?? [])
  const at = computed(() => steps.value.findIndex((one) => one.step === shown.value))

  /** A step was saved: keep what the server said and go to the next one that is open. */
  async function saved(state: SetupState): Promise<void> {
    load.data.value = state
    if (!state.done) draft.value = await ok(api.GET('/api/v1/setup/draft'))
    const after = steps.value.slice(at.value + 1).find((one) => !one.done)
    shown.value = after?.step ?? state.step ?? null
  }
  function go(step: SetupStep): void {
    shown.value = step
  }
  const previous = computed(() => (at.value > 1 ? (steps.value[at.value - 1]?.step ?? null) : null))
  return { load, draft, shown, steps, at, saved, go, previous, signedOut }
}
