import { t } from '../../i18n/index.ts'
import { bpToText, milliToText } from '../../ui/amount.ts'
import { count, money } from '../../ui/format.ts'
import type { Expiry, Plan, Programme, Tier } from './types.ts'

type Criterion = Tier['criteria'][number]
function criterionText({ measure, at_least }: Criterion, months: number): string {
  const amount = measure === 'spend' || measure === 'top_up' ? money(at_least) : count(at_least)
  return t(`membership.criterion.${measure}`, { amount, n: at_least, months })
}
/** How one becomes it, and what it brings, as one sentence. */
export function tierText(tier: Tier, programme: Programme): string {
  const months = programme.ladder.window_months
  const how = tier.criteria.map((one) => criterionText(one, months)).join(t(tier.together === 'all' ? 'membership.tier.and' : 'membership.tier.or'))
  const times = milliToText(tier.earn_milli)
  return tier.criteria.length === 0 ? t('membership.tier.saylowest', { times }) : t('membership.tier.say', { how, times })
}
export function expiryText(expiry: Expiry): string {
  if (expiry.kind === 'months') return t('membership.expiry.saymonths', { n: expiry.months })
  if (expiry.kind === 'without_visit') return t('membership.expiry.saywithout', { n: expiry.months })
  if (expiry.kind === 'year_end') return t(expiry.years_later > 0 ? 'membership.expiry.saynextyear' : 'membership.expiry.sayyear')
  return t('membership.expiry.saynever')
}
/** What bills earn. */
export function earnText({ earn }: Programme): string {
  if (!earn.points) return t('membership.earn.saynone')
  const facts = { points: count(earn.points.points), n: earn.points.points, money: money(earn.points.per_minor), expiry: expiryText(earn.expiry) }
  return earn.wait_days > 0 ? t('membership.earn.saywait', { ...facts, days: earn.wait_days }) : t('membership.earn.say', facts)
}
/** What points are worth at the till. */
export function worthText({ points_rule: rule }: Programme): string {
  if (!rule) return t('membership.worth.saynone')
  return t('membership.worth.say', { step: count(rule.step_points), money: money(rule.step_minor), least: count(rule.least_points), share: bpToText(rule.max_share_bp) })
}
/** What a new member gets, one part after the other; empty when it is nothing. */
export function welcomeTexts({ welcome }: Programme, nameOfTemplate: (id: string) => string): string[] {
  const coupons = welcome.coupons.map((one) => t('membership.welcome.saycoupon', { name: nameOfTemplate(one.template_id), n: one.count }))
  return welcome.points > 0 ? [t('membership.welcome.saypoints', { n: welcome.points, points: count(welcome.points) }), ...coupons] : coupons
}
export function planText(plan: Plan): string {
  const facts = { pay: money(plan.pay_minor), bonus: money(plan.bonus_minor), n: plan.bonus_months ?? 0 }
  if (plan.bonus_minor === 0) return t('membership.plan.sayplain', facts)
  return plan.bonus_months ? t('membership.plan.sayterm', facts) : t('membership.plan.say', facts)
}
