import { computed, type ComputedRef } from 'vue'
import { api, ok, type Schemas } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useLoad, type Load } from '../../api/useLoad.ts'
import { nameOf } from '../../i18n/index.ts'

export type Role = Schemas['RoleView']

/** Roles of the company, read once and again when staff change. A house has few of them: one page holds all. */
export function useRoles(): { load: Load<Role[]>; options: ComputedRef<{ value: string; label: string }[]> } {
  const load = useLoad(async () => (await ok(api.GET('/api/v1/roles'))).items)
  useLive(['staff'], () => void load.reload())
  const options = computed(() => (load.data.value ?? []).map((role) => ({ value: role.role_id, label: nameOf(role) })))
  return { load, options }
}
