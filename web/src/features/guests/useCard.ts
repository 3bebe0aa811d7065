import { watch } from 'vue'
import { api, ok } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useLoad, type Load } from '../../api/useLoad.ts'
import { useStoreHere } from '../../staff/here.ts'
import type { Card } from './types.ts'

/** Everything about one guest, read again when somebody changes it. Reading it is written to the access log. */
export function useCard(guestId: () => string): Load<Card> {
  const store = useStoreHere()
  const load = useLoad(() =>
    ok(api.GET('/api/v1/guests/{guest_id}', { params: { path: { guest_id: guestId() }, query: store.value ? { store_id: store.value.store_id } : {} } })),
  )
  watch(guestId, () => {
    load.data.value = null
    void load.reload()
  })
  // Every reading is noted as a look at the card: only this guest's own events, and a cut line once in a while.
  let last = Date.now()
  useLive(['guests', 'pricing', 'bills'], (event) => {
    const mine = event ? event.subjects.guest === guestId() : Date.now() - last > 60_000
    if (!mine) return
    last = Date.now()
    void load.reload()
  })
  return load
}
