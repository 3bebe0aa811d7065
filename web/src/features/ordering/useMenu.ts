import { computed, type ComputedRef } from 'vue'
import { api, ok } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useLoad, type Load } from '../../api/useLoad.ts'
import { useSession } from '../../staff/session.ts'
import type { Menu } from './types.ts'

/** The menu as one store sells it. Who works for the whole company sees it through the first store. */
export function useMenu(): { load: Load<Menu>; storeId: ComputedRef<string> } {
  const session = useSession()
  const storeId = computed(() => session.storeId || (session.me?.stores[0]?.store_id ?? ''))
  const load = useLoad(() => ok(api.GET('/api/v1/stores/{store_id}/menu', { params: { path: { store_id: storeId.value } } })))
  useLive(['menu'], () => void load.reload())
  return { load, storeId }
}
