import { language, t } from '../../i18n/index.ts'
import { bpToText } from '../../ui/amount.ts'
import { day, money } from '../../ui/format.ts'
import { scheduleText } from '../ordering/priceText.ts'
import { kindOf } from './draft.ts'
import type { Benefit, Rule, Term } from './types.ts'

export interface Names {
  tier: (id: string) => string
  dish: (id: string) => string
}

/** `8.8折` in Chinese, `12% off` in English: the same share of the price. */
export function discountText(pay_bp: number): string {
  if (language.value === 'en') return t('pricing.off', { off: bpToText(10_000 - pay_bp) })
  const digits = String(pay_bp).padStart(4, '0')
  const rest = digits.slice(-3).replace(/0+$/, '')
  return t('pricing.off', { off: `${digits.slice(0, -3)}${rest && `.${rest}`}` })
}

function whatText(benefit: Benefit, rule: Rule, names: Names): string {
  const and = t('pricing.and')
  const gift = kindOf(rule) === 'dish' && rule.dishes?.of === 'dishes'
  if (gift) return t('pricing.what.dish', { dish: rule.dishes?.of === 'dishes' ? names.dish(rule.dishes.dish_ids[0] ?? '') : '' })
  switch (benefit.kind) {
    case 'tier':
      return benefit.rates.map((one) => t('pricing.what.rate', { tier: names.tier(one.tier_id), off: discountText(one.pay_bp) })).join(and)
    case 'percent':
      return t('pricing.what.percent', { off: discountText(benefit.pay_bp) })
    case 'cash':
      return t('pricing.what.cash', { off: money(benefit.off_minor) })
    case 'every':
      return t('pricing.what.every', { each: money(benefit.each_minor), off: money(benefit.off_minor) })
    default:
      return t(`pricing.what.${benefit.kind}`)
  }
}

/** The whole rule as one sentence. */
export function ruleText(rule: Rule, names: Names): string {
  const { conditions, benefit, max_off_minor: most } = rule
  const members = conditions?.members
  const tiers = members?.who === 'tiers' ? members.tier_ids.map(names.tier).join(t('pricing.and')) : ''
  const who = members?.who === 'tiers' ? tiers : t(members?.who === 'members' ? 'pricing.who.members' : 'pricing.who.anybody')
  const schedule = conditions?.schedule
  const timed = Boolean(schedule?.weekdays?.length || schedule?.hours?.length)
  const need = conditions?.minimum?.need_minor
  return t('pricing.sentence', {
    who,
    when: timed && schedule ? t('pricing.clause.when', { when: scheduleText(schedule) }) : '',
    minimum: need ? t('pricing.clause.minimum', { amount: money(need) }) : '',
    what: whatText(benefit, rule, names),
    cap: most ? t('pricing.clause.cap', { amount: money(most) }) : '',
    stack: t(rule.stacking && rule.stacking !== 'alone' ? 'pricing.clause.stacks' : 'pricing.clause.alone'),
  })
}

/** When coupons of a template may be used. */
export function termText(term: Term): string {
  if (term.kind === 'always') return t('pricing.term.sayalways')
  if (term.kind === 'between') return t('pricing.term.saybetween', { first: day(`${term.first}T12:00:00Z`), last: day(`${term.last}T12:00:00Z`) })
  return term.after > 0 ? t('pricing.term.sayafter', { n: term.days, after: term.after }) : t('pricing.term.saydays', { n: term.days })
}
