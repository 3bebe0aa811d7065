import { nameOf, t } from '../../i18n/index.ts'
import { money } from '../../ui/format.ts'
import { weekdayName } from '../../ui/weekText.ts'
import type { Dish, Price } from './types.ts'

type Tier = { tier_id: string; name: string }
type Schedule = Extract<Price, { kind: 'time' }>['schedule']

/** What one sells: `¥68`, `¥88 / 斤`. */
export function perUnit(minor: number, unit: string | null | undefined): string {
  return unit ? `${money(minor)} / ${unit}` : money(minor)
}
/** Member prices as they are set, one after the other. */
export function memberPrices(dish: Dish): string {
  const found = dish.prices.flatMap((price) => (price.kind === 'member' ? [money(price.price_minor)] : []))
  return [...new Set(found)].join(' / ')
}
/** When a time price holds, in a few words. */
export function scheduleText(schedule: Schedule): string {
  const days = (schedule.weekdays ?? []).map(weekdayName).join(t('ordering.list.and'))
  const hours = (schedule.hours ?? []).map((one) => `${one.from}–${one.to}`).join(' ')
  return [days || t('ordering.time.daily'), hours].filter(Boolean).join(' ')
}
/** One price below the menu price, read as a sentence. */
export function priceText(price: Price, tiers: readonly Tier[]): string {
  const at = money(price.price_minor ?? 0)
  if (price.kind === 'set_meal') return t('ordering.price.sayset', { price: at })
  if (price.kind === 'time') return t('ordering.price.saytime', { when: scheduleText(price.schedule), price: at })
  const ids = price.tier_ids ?? []
  const names = ids.map((id) => tiers.find((tier) => tier.tier_id === id)?.name ?? id).join(t('ordering.list.and'))
  return ids.length === 0 ? t('ordering.price.sayall', { price: at }) : t('ordering.price.saymember', { tiers: names, price: at })
}
/** Name, code, pinyin and initials: whatever somebody types to find a dish. */
export function matches(dish: Dish, typed: string): boolean {
  const wanted = typed.trim().toLowerCase()
  if (wanted === '') return true
  return [dish.name, nameOf(dish), dish.code ?? '', dish.pinyin, dish.initials].some((text) => text.toLowerCase().includes(wanted))
}
