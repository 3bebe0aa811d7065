import type { Benefit, Rule } from './types.ts'

export const kinds = ['tier', 'percent', 'cash', 'every', 'dish'] as const
/** The rules this page can write in plain fields; any other is shown and kept as it is. */
export type Kind = (typeof kinds)[number] | 'other'

type Schedule = { weekdays?: number[]; hours?: { from: string; to: string }[]; from_at?: string | null; until_at?: string | null }
/** A rule as its form holds it: one flat thing. */
export interface Draft {
  kind: Kind
  rates: { tier_id: string; pay_bp: number | null }[]
  pay_bp: number | null
  off_minor: number | null
  each_minor: number | null
  dish_id: string
  min_minor: number | null
  max_off_minor: number | null
  who: 'anybody' | 'members' | 'tiers'
  tier_ids: string[]
  schedule: Schedule
  special: boolean
  stack: boolean
}

export const blankDraft: Draft = {
  kind: 'percent', rates: [], pay_bp: 8800, off_minor: null, each_minor: null, dish_id: '', min_minor: null, max_off_minor: null,
  who: 'anybody', tier_ids: [], schedule: { weekdays: [], hours: [] }, special: false, stack: false,
}

function isDishGift(rule: Rule): boolean {
  const { benefit, dishes } = rule
  return benefit.kind === 'deal' && benefit.buy === 0 && benefit.get === 1 && benefit.off.by === 'percent' && benefit.off.pay_bp === 0 && dishes?.of === 'dishes' && dishes.dish_ids.length === 1
}
export function kindOf(rule: Rule): Kind {
  const kind = rule.benefit.kind
  if (isDishGift(rule)) return 'dish'
  return kind === 'tier' || kind === 'percent' || kind === 'cash' || kind === 'every' ? kind : 'other'
}

export function draftOf(rule: Rule): Draft {
  const { benefit, conditions, dishes } = rule
  const members = conditions?.members
  return {
    kind: kindOf(rule),
    rates: benefit.kind === 'tier' ? benefit.rates.map((one) => ({ ...one })) : [],
    pay_bp: benefit.kind === 'percent' ? benefit.pay_bp : null,
    off_minor: benefit.kind === 'cash' || benefit.kind === 'every' ? benefit.off_minor : null,
    each_minor: benefit.kind === 'every' ? benefit.each_minor : null,
    dish_id: dishes?.of === 'dishes' ? (dishes.dish_ids[0] ?? '') : '',
    min_minor: conditions?.minimum?.need_minor ?? null,
    max_off_minor: rule.max_off_minor ?? null,
    who: members?.who ?? 'anybody',
    tier_ids: members?.who === 'tiers' ? [...members.tier_ids] : [],
    schedule: { weekdays: [], hours: [], ...conditions?.schedule },
    special: (rule.special_prices ?? (rule.lane === 'line' ? 'include' : 'leave')) === 'include',
    stack: (rule.stacking ?? 'alone') !== 'alone',
  }
}

function benefitOf(draft: Draft): Benefit {
  if (draft.kind === 'tier') return { kind: 'tier', rates: draft.rates.filter((one) => one.pay_bp !== null) as { tier_id: string; pay_bp: number }[] }
  if (draft.kind === 'percent') return { kind: 'percent', pay_bp: draft.pay_bp as number }
  if (draft.kind === 'cash') return { kind: 'cash', off_minor: draft.off_minor as number }
  if (draft.kind === 'every') return { kind: 'every', each_minor: draft.each_minor as number, off_minor: draft.off_minor as number }
  return { kind: 'deal', buy: 0, buy_dishes: { of: 'all' }, get: 1, off: { by: 'percent', pay_bp: 0 }, which: 'cheapest', pool: 'together', at_most: 1, incomplete: false } as Benefit
}
/** The rule that the form means; what the form does not show stays as it was. */
export function ruleOf(draft: Draft, before: Rule | null): Rule {
  const conditions = {
    ...before?.conditions,
    schedule: { ...before?.conditions?.schedule, ...draft.schedule },
    members: draft.who === 'tiers' ? { who: 'tiers' as const, tier_ids: draft.tier_ids } : { who: draft.who },
    minimum: draft.min_minor === null ? null : { need_minor: draft.min_minor, of: before?.conditions?.minimum?.of ?? ('lane_start' as const) },
  }
  const frame = { position: before?.position ?? 0, group: before?.group ?? null, conditions: conditions as Rule['conditions'], max_off_minor: draft.max_off_minor, stacking: draft.stack ? ('compound' as const) : ('alone' as const), special_prices: draft.special ? ('include' as const) : ('leave' as const) }
  if (draft.kind === 'other' && before) return { ...before, ...frame, stacking: before.stacking, special_prices: before.special_prices }
  const gift = draft.kind === 'dish'
  const dishes = gift ? { of: 'dishes' as const, dish_ids: [draft.dish_id] } : before?.dishes && kindOf(before) !== 'dish' ? before.dishes : { of: 'all' as const }
  return { ...frame, lane: gift ? 'line' : 'bill', benefit: benefitOf(draft), dishes }
}
