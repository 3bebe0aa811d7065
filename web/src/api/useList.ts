import { computed, reactive, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { asProblem, type Problem } from './problem.ts'
import { useLive, type Topic } from './live.ts'

export interface Page<T> {
  items: T[]
  next_cursor?: string | null
}
type Filters = Record<string, string>

export interface List<T, F extends Filters> {
  items: ShallowRef<T[]>
  /** Kept in the address; an empty text means "no filter". Write to them to search again. */
  filters: F
  /** True when any filter is set: an empty list then says "nothing matches". */
  filtered: Ref<boolean>
  slow: Ref<boolean>
  busy: Ref<boolean>
  more: Ref<boolean>
  problem: ShallowRef<Problem | null>
  loadMore: () => Promise<void>
  reload: () => Promise<void>
}

/** A cursor list whose filters live in the address and which re-reads itself when a live topic says so. */
export function useList<T, F extends Filters>(options: {
  filters: F
  topics?: Topic[]
  read: (query: Partial<F> & { limit: number; cursor?: string }) => Promise<Page<T>>
  limit?: number
}): List<T, F> {
  const route = useRoute()
  const router = useRouter()
  const limit = options.limit ?? 50
  const filters = reactive({ ...options.filters }) as F
  for (const name of Object.keys(options.filters) as (keyof F & string)[]) {
    const value = route.query[name]
    if (typeof value === 'string') filters[name] = value as F[typeof name]
  }
  const items = shallowRef<T[]>([])
  const cursor = ref<string | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const busy = ref(false)
  const slow = ref(false)
  const loaded = ref(false)
  let turn = 0

  const query = () => {
    const set = Object.entries(filters).filter(([, value]) => value !== '')
    return Object.fromEntries(set) as Partial<F>
  }

  async function fetch(next: string | null, size: number): Promise<void> {
    const mine = ++turn
    busy.value = true
    const timer = setTimeout(() => (slow.value = mine === turn && !loaded.value), 200)
    try {
      const page = await options.read({ ...query(), limit: size, ...(next ? { cursor: next } : {}) })
      if (mine !== turn) return
      items.value = next ? [...items.value, ...page.items] : page.items
      cursor.value = page.next_cursor ?? null
      loaded.value = true
      problem.value = null
    } catch (thrown) {
      if (mine === turn) problem.value = asProblem(thrown)
    } finally {
      clearTimeout(timer)
      if (mine === turn) busy.value = slow.value = false
    }
  }

  const reload = () => fetch(null, Math.min(200, Math.max(limit, items.value.length)))
  const loadMore = () => (cursor.value && !busy.value ? fetch(cursor.value, limit) : Promise.resolve())

  watch(filters, () => {
    const kept = { ...route.query }
    for (const name of Object.keys(filters)) delete kept[name]
    void router.replace({ query: { ...kept, ...query() } })
    void fetch(null, limit)
  })
  useLive(options.topics ?? [], reload)
  void fetch(null, limit)

  return {
    items,
    filters,
    filtered: computed(() => Object.values(filters).some((value) => value !== '')),
    slow,
    busy,
    more: computed(() => cursor.value !== null),
    problem,
    loadMore,
    reload,
  }
}
