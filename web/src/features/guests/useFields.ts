import { computed, type ComputedRef } from 'vue'
import { api, ok } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useLoad, type Load } from '../../api/useLoad.ts'
import type { Field } from './types.ts'

/** The fields in which the house notes something of its guests; read again when the owner changes them. */
export function useFields(): { load: Load<Field[]>; fields: ComputedRef<Field[]>; fieldOf: (id: string) => Field | undefined } {
  const load = useLoad(async () => (await ok(api.GET('/api/v1/guest-fields'))).items)
  useLive(['settings'], (event) => void (event?.subjects.field && load.reload()))
  const fields = computed(() => load.data.value ?? [])
  return { load, fields, fieldOf: (id) => fields.value.find((one) => one.field_id === id) }
}
