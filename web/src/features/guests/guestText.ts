import { language, t, tAny } from '../../i18n/index.ts'
import { count, money } from '../../ui/format.ts'
import type { Birthday, Card, Dietary } from './types.ts'

/** `花生过敏`, `素食`. A word that this program does not know yet is shown as it is. */
export function dietaryText(one: Dietary): string {
  return tAny(one.kind === 'allergy' ? `food.allergy.${one.word}` : `food.diet.${one.word}`) ?? one.word
}
/** Allergies first: they are safety facts. */
export function allergiesFirst(list: readonly Dietary[]): Dietary[] {
  return [...list].sort((a, b) => Number(b.kind === 'allergy') - Number(a.kind === 'allergy'))
}
/** The sentence to say aloud. */
export function greetingText(card: Card): string {
  const { kind, params } = card.greeting as { kind: string; params: Record<string, unknown> }
  const tier = card.member?.tier.name ?? ''
  return tAny(`guests.greeting.${kind}`, { ...params, n: params.days ?? params.visits ?? 1, name: card.display, tier }) ?? t('guests.greeting.plain', { name: card.display })
}

const lunarDays = ['初一', '初二', '初三', '初四', '初五', '初六', '初七', '初八', '初九', '初十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九', '二十', '廿一', '廿二', '廿三', '廿四', '廿五', '廿六', '廿七', '廿八', '廿九', '三十']
const lunarMonths = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二']
function lunarParts(day: { month: number; day: number }): { month: string; date: string } {
  if (language.value === 'en') return { month: String(day.month), date: String(day.day) }
  return { month: `${lunarMonths[day.month - 1] ?? day.month}月`, date: lunarDays[day.day - 1] ?? String(day.day) }
}
/** `十月廿五`, `闰六月初一`; in English `10/25`. */
export function lunarText(day: { month: number; day: number; leap_month: boolean }): string {
  const { month, date } = lunarParts(day)
  const english = language.value === 'en'
  const leap = day.leap_month ? (english ? '+' : language.value === 'zh-TW' ? '閏' : '闰') : ''
  return english ? `${month}${leap}/${date}` : `${leap}${month}${date}`
}
/** `12月3日`, `农历十月廿五`. */
export function birthdayText(day: Birthday): string {
  if (day.calendar === 'lunar') return t(day.leap_month ? 'guests.birthday.leap' : 'guests.birthday.lunar', lunarParts(day))
  const at = new Date(Date.UTC(2024, day.month - 1, day.day))
  return new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', month: 'long', day: 'numeric' }).format(at)
}
/** What a lot or a change is counted in: points, growth, or money. */
export function unitText(unit: string, amount: number): string {
  if (unit === 'points') return t('guests.unit.points', { amount: count(amount), n: amount })
  if (unit === 'growth') return t('guests.unit.growth', { amount: count(amount), n: amount })
  return money(amount)
}
