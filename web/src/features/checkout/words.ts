import { count } from '../../ui/money.ts'
import type { Line, NotUsed, Step } from './shapes.ts'

/** How a page says things: its language, its currency. The guest's page has none of the staff's machinery. */
export interface Speech {
  say: (key: string, params?: Record<string, unknown>) => string
  money: (minor: number) => string
  name: (words: Words) => string
  /** Chinese says what is paid (8.8折), English what is taken off (12% off). */
  folds: boolean
}
export interface Words {
  name?: string | null
  name_zh_tw?: string | null
  name_en?: string | null
}
type Given = Extract<Step['why'], { because: 'by_hand' }>['given']

/** 8800 basis points to pay: `8.8折`, or `12% off`. */
export function payText(payBp: number, { say, folds }: Speech): string {
  if (payBp <= 0) return say('checkout.pay.none')
  if (payBp >= 10_000) return say('checkout.pay.all')
  return say('checkout.pay.fold', { n: folds ? payBp / 1000 : (10_000 - payBp) / 100 })
}

/** What a step is called. `lines` are those of the bill, for the name of a dish that is given. */
export function stepTitle(step: Step, speech: Speech, lines: readonly Line[]): string {
  const { say, name } = speech
  const called = name(step)
  if (called) return step.which?.coupon_id ? say('checkout.step.coupon', { name: called }) : called
  const why = step.why
  if (why.because === 'lowest_price') return say(`checkout.step.${why.price}`, { n: step.shares.length })
  if (why.because === 'points_asked') return say('checkout.step.points', { points: count(why.points) })
  if (why.because === 'by_hand') return handTitle(why.given, speech, lines)
  if (why.because === 'rounded_to') return say('checkout.step.rounding')
  return say('checkout.step.unnamed')
}
function handTitle(given: Given, speech: Speech, lines: readonly Line[]): string {
  const { say, money } = speech
  if (given.act === 'percent') return say('checkout.step.percent', { pay: payText(given.pay_bp, speech) })
  if (given.act === 'amount') return say('checkout.step.amount', { off: money(given.off_minor) })
  if (given.act === 'comp') return say('checkout.step.comp')
  const line = lines.find((one) => one.line === given.line)
  return say('checkout.step.gift', { dish: line ? lineName(line, speech) : '' })
}

/** Why it took off what it did. */
export function stepNote(step: Step, speech: Speech): string {
  const { say, money } = speech
  const why = step.why
  const base = money(step.base_minor)
  switch (why.because) {
    case 'lowest_price':
      return say('checkout.because.lowest_price', { version: why.version })
    case 'percent':
      return say('checkout.because.percent', { pay: payText(why.pay_bp, speech), base })
    case 'amount':
      return say('checkout.because.amount', { off: money(step.off_minor), base })
    case 'every':
      return say('checkout.because.every', { n: why.times })
    case 'reached':
      return step.lane === 'line' ? say('checkout.because.reachedUnits', { n: why.from }) : say('checkout.because.reachedMoney', { from: money(why.from) })
    case 'units':
      return say('checkout.because.units', { n: why.units })
    case 'points_asked':
      return say('checkout.because.points_asked')
    case 'by_hand':
      return why.reason
    case 'rounded_to':
      return roundedTo(why.step_minor, speech)
  }
}
function roundedTo(minor: number, { say, money }: Speech): string {
  if (minor === 100) return say('checkout.because.rounded.yuan')
  if (minor === 10) return say('checkout.because.rounded.jiao')
  return say('checkout.because.rounded.other', { step: money(minor) })
}

/** Why an offer or coupon was not used, and what is missing. */
export function whyNot(one: NotUsed, speech: Speech): string {
  const { say, money, name } = speech
  const why = one.why
  switch (why.why) {
    case 'schedule':
      return say(`checkout.why.schedule.${why.off}`)
    case 'points_level':
      return say('checkout.why.points_level', { need: count(why.need_points), have: count(why.have_points) })
    case 'minimum_spend':
      return say('checkout.why.minimum_spend', { have: money(why.have_minor), lacks: money(why.lacks_minor) })
    case 'units':
    case 'guests':
      return say(`checkout.why.${why.why}`, { need: why.need, have: why.have })
    case 'too_many_units':
      return say('checkout.why.too_many_units', { most: why.most, have: why.have })
    case 'budget':
      return say('checkout.why.budget', { left: money(why.left_minor), off: money(why.off_minor) })
    case 'better': {
      const instead = (one.instead && name(one.instead)) || say('checkout.step.unnamed')
      return why.saves_less_minor > 0 ? say('checkout.why.better', { instead, less: money(why.saves_less_minor) }) : say('checkout.why.betterSame', { instead })
    }
    case 'no_gain':
      return why.saves_less_minor > 0 ? say('checkout.why.no_gainLess', { less: money(why.saves_less_minor) }) : say('checkout.why.no_gain')
    default:
      return say(`checkout.why.${why.why}`)
  }
}

/** What a line is called: the dish, the charge, or the amount. */
export function lineName(line: Line, { say, name }: Speech): string {
  const called = name(line)
  if (called) return called
  if (line.charge) return say(`checkout.charge.${line.charge}`)
  return say(line.why_not === 'no_discount' ? 'checkout.amountBarred' : 'checkout.amountLine')
}

const laneNumbers = { unit_price: 1, line: 2, bill: 3, points: 4, manual: 5, rounding: 5 } as const
/** The place of a lane on the way down. */
export const laneNumber = (lane: Step['lane']): number => laneNumbers[lane]
