import { t } from '../../i18n/index.ts'
import { money } from '../../ui/format.ts'
import { meals, type Group, type Limits } from './types.ts'

/** Limits as a form holds them: `null` where there is none. */
export interface LimitValues {
  bill: number | null
  day: number | null
  breakfast: number | null
  lunch: number | null
  afternoon: number | null
  dinner: number | null
  late: number | null
}
export function limitValues(limits: Limits | null | undefined): LimitValues {
  const at = (meal: (typeof meals)[number]) => limits?.meals?.[meal] ?? null
  return { bill: limits?.bill_minor ?? null, day: limits?.day_minor ?? null, breakfast: at('breakfast'), lunch: at('lunch'), afternoon: at('afternoon'), dinner: at('dinner'), late: at('late') }
}
export function limitBody(values: LimitValues): Limits {
  const set = meals.flatMap((meal) => (values[meal] === null ? [] : [[meal, values[meal]] as const]))
  return { bill_minor: values.bill, day_minor: values.day, meals: Object.fromEntries(set) as Limits['meals'] }
}
/** `每单 ¥30 · 午餐 ¥20`, empty without limits. */
export function limitText(limits: Limits): string {
  const values = limitValues(limits)
  const words = [
    values.bill !== null && t('groups.terms.bill', { amount: money(values.bill) }),
    ...meals.map((meal) => values[meal] !== null && t('groups.terms.meal', { meal: t(`groups.meal.${meal}`), amount: money(values[meal] ?? 0) })),
    values.day !== null && t('groups.terms.day', { amount: money(values.day) }),
  ]
  return words.filter(Boolean).join(' · ')
}
export const departmentName = (group: Group, no: number | null | undefined): string => group.departments.find((one) => one.no === no)?.name ?? t('groups.members.nowhere')
/** Departments that somebody can be put into. */
export const departmentsOf = (group: Group) => group.departments.filter((one) => !one.ended)
