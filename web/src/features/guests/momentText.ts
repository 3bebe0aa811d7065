import { nameOf, t } from '../../i18n/index.ts'
import { money } from '../../ui/format.ts'
import { stageText } from './cardText.ts'
import type { Moment } from './types.ts'

/** What happened, in one line. */
export function momentTitle(one: Moment): string {
  switch (one.kind) {
    case 'visit':
      return t('guests.moment.visit.say', { n: one.guests, due_minor: money(one.due_minor) })
    case 'top_up':
      return t('guests.moment.top_up.say', { paid_minor: money(one.paid_minor), bonus_minor: money(one.bonus_minor) })
    case 'top_up_refund':
      return t('guests.moment.top_up_refund.say', { pays_minor: money(one.pays_minor) })
    case 'coupon':
      return t('guests.moment.coupon.say', { name: nameOf(one.coupon) })
    case 'tier_change':
      return t('guests.moment.tier_change.say', { before: one.before.name, after: one.after.name })
    case 'stage_change':
      return t('card.moment.say', { before: stageText(one.before), after: stageText(one.after) })
    case 'note':
      return t('guests.moment.note.say')
  }
}
/** The line below it; empty when there is no more to say. */
export function momentNote(one: Moment): string {
  if (one.kind === 'visit') {
    const parts = [one.table ? t('guests.moment.visit.at', { table: one.table }) : '', one.refunded_minor > 0 ? t('guests.moment.visit.refunded', { refunded_minor: money(one.refunded_minor) }) : '']
    return parts.filter(Boolean).join(' · ')
  }
  if (one.kind === 'top_up') return one.name
  if (one.kind === 'note') return [one.note.text, one.note.staff?.name].filter(Boolean).join(' · ')
  return ''
}
const tones: Record<Moment['kind'], string> = { visit: 'visit', top_up: 'money', top_up_refund: 'danger', coupon: 'money', tier_change: 'money', note: 'indigo', stage_change: 'stage' }
/** The colour of the dot; the words carry the meaning. */
export const momentTone = (one: Moment): string => tones[one.kind]
