import { computed, onScopeDispose, ref, watch, type ComputedRef, type Ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { api, ok } from '../../api/client.ts'
import { useLive } from '../../api/live.ts'
import { useLoad, type Load } from '../../api/useLoad.ts'
import { useStoreHere } from '../../staff/here.ts'
import { useSession } from '../../staff/session.ts'
import type { Asked, Sales } from './shapes.ts'
import { beginsYesterday } from './text.ts'

const ranges = ['today', 'yesterday', 'last_7', 'last_28'] as const
/** The sums follow a bill within a second: asking at once would show the figures from before it. */
const afterSale = 1_200
const whileBehind = 1_500
/** "Up to this time of day" goes on by itself. */
const clock = 120_000

/** Calls `again` a little after a sale, once for many, and on while the sums are behind. */
export function useFollow(behind: Ref<boolean>, again: () => Promise<void>): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const later = (wait: number) => {
    timer ??= setTimeout(() => {
      timer = undefined
      void again().then(() => behind.value && later(whileBehind))
    }, wait)
  }
  useLive(['bills'], () => later(afterSale))
  watch(behind, (now) => now && later(whileBehind), { immediate: true })
  const tick = setInterval(() => later(0), clock)
  onScopeDispose(() => {
    clearTimeout(timer)
    clearInterval(tick)
  })
}

/** The report of the chosen store, or of all of them for who may read that; its days stand in the address. */
export function useSales(): { load: Load<Sales>; asked: ComputedRef<Asked>; ask: (asked: Asked) => void; storeId: ComputedRef<string | null>; stale: Ref<boolean> } {
  const session = useSession()
  const here = useStoreHere()
  const route = useRoute()
  const router = useRouter()
  /** A house of one store has no "all stores". */
  const all = computed(() => session.storeId === '' && session.can('report.company') && (session.me?.stores.length ?? 0) > 1)
  const storeId = computed(() => (all.value ? null : (here.value?.store_id ?? null)))
  const text = (name: string) => (typeof route.query[name] === 'string' ? route.query[name] : undefined)
  const asked = computed<Asked>(() => {
    const [from, to] = [text('from'), text('to')]
    if (from || to) return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
    return { range: ranges.find((one) => one === text('range')) ?? 'today' }
  })
  const ask = (next: Asked) => void router.replace({ query: { ...next } })
  const stale = ref(false)
  const load = useLoad<Sales>(() => {
    const query = asked.value
    if (storeId.value === null) return ok(api.GET('/api/v1/sales', { params: { query } }))
    return ok(api.GET('/api/v1/stores/{store_id}/sales', { params: { path: { store_id: storeId.value }, query } }))
  })
  const isAsked = ['range', 'from', 'to'].some((name) => text(name) !== undefined)
  const first = watch(load.data, (view) => {
    if (!view) return
    first()
    if (!isAsked && beginsYesterday(view.columns)) ask({ range: 'yesterday' })
  })
  watch(asked, async (now, before) => {
    if (JSON.stringify(now) === JSON.stringify(before)) return
    stale.value = true
    await load.reload()
    stale.value = false
  })
  useFollow(computed(() => load.data.value?.behind ?? false), load.reload)
  return { load, asked, ask, storeId, stale }
}
