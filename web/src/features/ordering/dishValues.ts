import type { Dish, DishBody, OptionGroup, Price, SetPart } from './types.ts'

/** A dish as the form holds it: texts instead of absent names, prices without their versions. */
export interface DishValues extends Record<string, unknown> {
  name: string
  name_zh_tw: string
  name_en: string
  code: string
  category_id: string
  selling: Dish['selling']
  unit: string
  list_minor: number | null
  prices: Price[]
  discounts: Dish['discounts']
  earning: Dish['earning']
  options: OptionGroup[]
  parts: SetPart[]
  allergens: Dish['allergens']
  diets: Dish['diets']
}

function priceOf(price: Dish['prices'][number]): Price {
  if (price.kind === 'member') return { kind: 'member', tier_ids: price.tier_ids, price_minor: price.price_minor }
  if (price.kind === 'set_meal') return { kind: 'set_meal', price_minor: price.price_minor }
  return { kind: 'time', schedule: price.schedule, price_minor: price.price_minor }
}
export function valuesOf(dish: Dish): DishValues {
  return {
    name: dish.name, name_zh_tw: dish.name_zh_tw ?? '', name_en: dish.name_en ?? '', code: dish.code ?? '',
    category_id: dish.category_id, selling: dish.selling, unit: dish.unit ?? '', list_minor: dish.list_minor,
    prices: dish.prices.map(priceOf), discounts: dish.discounts, earning: dish.earning,
    options: dish.options, parts: dish.parts, allergens: dish.allergens, diets: dish.diets,
  }
}
export function blankDish(category_id: string): DishValues {
  return {
    name: '', name_zh_tw: '', name_en: '', code: '', category_id, selling: 'portion', unit: '', list_minor: null,
    prices: [], discounts: 'allowed', earning: 'earns', options: [], parts: [], allergens: [], diets: [],
  }
}
const blank = (text: string) => text.trim() || null
/** What is sent; a price that was not typed yet is left to the server to refuse. */
export function bodyOf(values: DishValues): DishBody {
  const { name_zh_tw, name_en, code, unit, list_minor, ...rest } = values
  return {
    ...rest,
    name_zh_tw: blank(name_zh_tw), name_en: blank(name_en), code: blank(code),
    unit: values.selling === 'portion' ? null : blank(unit), list_minor: list_minor as number,
  } as DishBody
}
