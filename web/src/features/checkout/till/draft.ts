import type { Bill, BillBody, DishAsked, Manual, Which } from '../shapes.ts'

/** What the till says of a bill, in the shape its fields have. */
export interface Draft {
  table: string
  guests: number
  channel: NonNullable<BillBody['channel']>
  guest_id: string | null
  mode: 'amount' | 'dishes'
  amount_minor: number | null
  no_discount_minor: number | null
  dishes: DishAsked[]
  unwanted: Which[]
  points_asked: NonNullable<BillBody['points_asked']>
  manual: Manual[]
}

export const emptyDraft = (mode: Draft['mode']): Draft => ({
  table: '',
  guests: 1,
  channel: 'dine_in',
  guest_id: null,
  mode,
  amount_minor: null,
  no_discount_minor: null,
  dishes: [],
  unwanted: [],
  points_asked: { use: 'none' },
  manual: [],
})

/** Whether there is anything to price. */
export const isEmpty = (draft: Draft): boolean => (draft.mode === 'amount' ? !draft.amount_minor : draft.dishes.length === 0)

export function bodyOf(draft: Draft): BillBody {
  const content: BillBody['content'] =
    draft.mode === 'amount'
      ? { mode: 'amount', amount_minor: draft.amount_minor ?? 0, no_discount_minor: draft.no_discount_minor ?? 0 }
      : { mode: 'dishes', dishes: draft.dishes }
  const { table, guests, channel, unwanted, points_asked, manual } = draft
  return JSON.parse(
    JSON.stringify({ table: table.trim() || null, guests, channel, guest_id: draft.guest_id, content, unwanted, points_asked, manual }),
  ) as BillBody
}

/** The fields as the server has them. */
export function draftOf(bill: Bill): Draft {
  const draft = emptyDraft('amount')
  const { content } = bill
  if (content.mode === 'amount') {
    draft.amount_minor = content.amount_minor
    draft.no_discount_minor = content.no_discount_minor || null
  } else if (content.mode === 'dishes') {
    draft.mode = 'dishes'
    draft.dishes = content.dishes
  }
  const { guests, channel, unwanted, points_asked, manual } = bill
  return JSON.parse(JSON.stringify({ ...draft, table: bill.table ?? '', guests, channel, guest_id: bill.guest?.guest_id ?? null, unwanted, points_asked, manual })) as Draft
}

const nameOfWhich = (which: Which): string => JSON.stringify([which.rule.key, which.rule.version, which.coupon_id ?? null])
export const sameWhich = (a: Which, b: Which): boolean => nameOfWhich(a) === nameOfWhich(b)
