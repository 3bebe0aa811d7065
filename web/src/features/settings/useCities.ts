import { computed } from 'vue'
import { api, ok } from '../../api/client.ts'
import type { Item } from '../../api/shapes.ts'
import { useLoad } from '../../api/useLoad.ts'
import { nameOf } from '../../i18n/index.ts'

export type City = Item<'/api/v1/public/cities'> & { zone?: string }

/** The cities whose rules are known, to search and to name. */
export function useCities() {
  const load = useLoad(() => ok(api.GET('/api/v1/public/cities')))
  const all = computed<City[]>(() => load.data.value?.items ?? [])
  const byCode = computed(() => new Map(all.value.map((one) => [one.city, one])))
  const find = (code: string) => byCode.value.get(code)
  /** `杭州市 · 浙江省`; the code itself while the list is on its way. */
  function title(code: string): string {
    const city = find(code)
    if (!city) return code
    const name = nameOf(city)
    return city.province && city.province !== city.name ? `${name} · ${city.province}` : name
  }
  function search(words: string): City[] {
    const wanted = words.trim().toLowerCase()
    const texts = (one: City) => [one.name, one.name_zh_tw ?? '', one.name_en ?? '', one.city, one.province]
    return all.value.filter((one) => texts(one).some((text) => text.toLowerCase().includes(wanted)))
  }
  return { load, find, title, search }
}
