import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'
import { api, ok } from '../../../api/client.ts'
import { useLive } from '../../../api/live.ts'
import { useLoad, type Load } from '../../../api/useLoad.ts'
import { nameOf, t } from '../../../i18n/index.ts'
import { half } from '../../../ui/money.ts'
import { toast } from '../../../ui/toast.ts'
import type { DishAsked, Menu, MenuDish } from '../shapes.ts'
import type { Till } from './useTill.ts'

export interface MenuHold {
  load: Load<Menu>
  dishes: ComputedRef<Map<string, MenuDish>>
  query: Ref<string>
  category: Ref<string>
  hits: ComputedRef<MenuDish[]>
  /** The dish whose options, weight or price are being asked; `at` = the line that is changed. */
  asking: Ref<{ dish: MenuDish; at: number | null } | null>
  /** Adds a dish, or answers true when something must be asked first. */
  pick: (dish: MenuDish) => boolean
  put: (asked: DishAsked, at: number | null) => void
  setQty: (at: number, milli: number) => void
}

const one = 1000
/** Whether a dish cannot be rung up by a tap alone. */
export const asks = (dish: MenuDish): boolean => dish.selling !== 'portion' || dish.options.some((option) => option.at_least > 0)
const sameDish = (a: DishAsked, b: DishAsked) => a.dish_id === b.dish_id && JSON.stringify(a.chosen ?? []) === JSON.stringify(b.chosen ?? []) && !a.note && !b.note && a.market_minor == null && b.market_minor == null

function matches(dish: MenuDish, text: string): boolean {
  const fields = [dish.code, dish.initials, dish.pinyin, dish.name, dish.name_zh_tw, dish.name_en]
  return fields.some((field) => field?.toLowerCase().replaceAll(' ', '').includes(text))
}
/** A code or initials that begin so come first. */
const rank = (dish: MenuDish, text: string): number => [dish.code, dish.initials].some((field) => field?.toLowerCase() === text) ? 0 : [dish.code, dish.initials].some((field) => field?.toLowerCase().startsWith(text)) ? 1 : 2

/** The menu of this store; what sells out disappears within a second. */
export function useMenu(storeId: string, till: Till): MenuHold {
  const load = useLoad(() => ok(api.GET('/api/v1/stores/{store_id}/menu', { params: { path: { store_id: storeId } } })))
  const query = ref('')
  const category = ref('')
  const asking = ref<MenuHold['asking']['value']>(null)
  const dishes = computed(() => new Map((load.data.value?.dishes ?? []).map((dish) => [dish.dish_id as string, dish])))
  const hits = computed(() => {
    const text = half(query.value).trim().toLowerCase().replaceAll(' ', '')
    const shown = (load.data.value?.dishes ?? []).filter((dish) => dish.on_sale && (!category.value || text !== '' || dish.category_id === category.value))
    if (!text) return shown
    return shown.filter((dish) => matches(dish, text)).sort((a, b) => rank(a, text) - rank(b, text))
  })

  function pick(dish: MenuDish): boolean {
    if (dish.sold_out) return false
    if (asks(dish)) {
      asking.value = { dish, at: null }
      return true
    }
    put({ dish_id: dish.dish_id, qty_milli: one, chosen: [], market_minor: null, note: null }, null)
    return false
  }
  function put(asked: DishAsked, at: number | null): void {
    const { draft } = till
    if (draft.mode !== 'dishes') draft.mode = 'dishes'
    const same = at === null && dishes.value.get(asked.dish_id)?.selling === 'portion' ? draft.dishes.find((dish) => sameDish(dish, asked)) : undefined
    if (same) same.qty_milli += asked.qty_milli
    else if (at === null) draft.dishes.push(asked)
    else draft.dishes[at] = asked
  }
  function setQty(at: number, milli: number): void {
    const { draft } = till
    if (milli > 0 && draft.dishes[at]) draft.dishes[at].qty_milli = milli
    else draft.dishes.splice(at, 1)
  }
  async function reread(): Promise<void> {
    const before = dishes.value
    await load.reload()
    for (const [id, dish] of dishes.value) if (dish.sold_out && before.get(id) && !before.get(id)?.sold_out) toast({ text: t('till.live.soldOut', { name: nameOf(dish) }) })
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  useLive(['menu'], () => {
    clearTimeout(timer)
    timer = setTimeout(() => void reread(), 150)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { load, dishes, query, category, hits, asking, pick, put, setQty }
}
