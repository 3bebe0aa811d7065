import { computed } from 'vue'
import { nameOf } from '../../i18n/index.ts'
import { useTiers } from '../membership/useTiers.ts'
import { useMenu } from '../ordering/useMenu.ts'
import type { Names } from './ruleText.ts'

/** Names of the tiers and dishes that rules point at. */
export function useNames() {
  const { tiers } = useTiers()
  const { load } = useMenu()
  const dishes = computed(() => (load.data.value?.dishes ?? []).map((dish) => ({ value: dish.dish_id, label: nameOf(dish) })))
  const names: Names = {
    tier: (id) => tiers.value.find((tier) => tier.tier_id === id)?.name ?? id,
    dish: (id) => dishes.value.find((dish) => dish.value === id)?.label ?? id,
  }
  return { tiers, dishes, names }
}
