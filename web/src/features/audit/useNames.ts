import { computed, shallowRef } from 'vue'
import { api, ok } from '../../api/client.ts'
import { nameOf } from '../../i18n/index.ts'
import { useSession } from '../../staff/session.ts'

type Named = { name: string; name_zh_tw?: string | null; name_en?: string | null }

/** Names for the ids that audit rows hold, as far as the reader may see them. */
export function useNames() {
  const session = useSession()
  const staff = shallowRef(new Map<string, string>())
  const roles = shallowRef(new Map<string, Named>())
  const groups = shallowRef(new Map<string, Named>())
  const cities = shallowRef<Map<string, Named> | null>(null)
  const archived = shallowRef(new Map<string, Named>())
  const stores = computed(() => new Map<string, Named>((session.me?.stores ?? []).map((one: Named & { store_id: string }) => [one.store_id, one])))

  /** A list that the reader may not see leaves the ids as they are. */
  async function fill(): Promise<void> {
    const asked: Promise<void>[] = []
    if (session.can('staff.manage')) {
      const page = ok(api.GET('/api/v1/staff', { params: { query: { limit: 200 } } }))
      asked.push(page.then(({ items }) => void (staff.value = new Map(items.map((one) => [one.staff_id, one.name])))))
    }
    if (session.can('role.edit') || session.can('staff.manage')) {
      asked.push(ok(api.GET('/api/v1/roles')).then(({ items }) => void (roles.value = new Map(items.map((one) => [one.role_id, one])))))
    }
    const everyStore = ok(api.GET('/api/v1/stores', { params: { query: { archived: true } } }))
    asked.push(everyStore.then(({ items }) => void (archived.value = new Map(items.map((one) => [one.store_id, one])))))
    asked.push(ok(api.GET('/api/v1/store-groups')).then(({ items }) => void (groups.value = new Map(items.map((one) => [one.store_group_id, one])))))
    await Promise.allSettled(asked)
  }
  void fill()

  /** The name of an id of any kind; null when it is unknown. */
  function of(id: string): string | null {
    const named = archived.value.get(id) ?? stores.value.get(id) ?? roles.value.get(id) ?? groups.value.get(id)
    return named ? nameOf(named) : (staff.value.get(id) ?? null)
  }
  /** `staff_0c4h…k9m3xq`: short enough for a line, long enough to tell two apart. */
  function short(id: string): string {
    const [word, rest = ''] = id.split('_')
    return rest.length > 8 ? `${word}_…${rest.slice(-6)}` : id
  }
  /** Cities are read when the first row names one. */
  function city(code: string): string {
    if (cities.value === null) {
      cities.value = new Map()
      const all = ok(api.GET('/api/v1/public/cities'))
      all.then(({ items }) => (cities.value = new Map(items.map((one) => [one.city, one])))).catch(() => undefined)
    }
    const found = cities.value.get(code)
    return found ? nameOf(found) : code
  }
  const people = computed(() => [...staff.value].map(([value, label]) => ({ value, label })).sort((a, b) => a.label.localeCompare(b.label)))
  /** An id, or the code of a city, as a line shows it. */
  const show = (id: string) => (/^\d{6}$/.test(id) ? city(id) : (of(id) ?? short(id)))
  return { of, show, people, stores }
}
export type Names = ReturnType<typeof useNames>
