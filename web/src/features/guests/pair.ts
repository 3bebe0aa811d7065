import type { Item } from '../../api/shapes.ts'
import { t, tAny } from '../../i18n/index.ts'
import { count, day, money } from '../../ui/format.ts'
import { birthdayText } from './guestText.ts'

export type Pair = Item<'/api/v1/guest-pairs'>
export type PairRecord = Pair['one']
export type Side = 'one' | 'other'
export const choosable = ['name', 'title', 'sex', 'birthday'] as const
export type Field = (typeof choosable)[number]

/** `姓名同音`; a reason that this program does not know yet is shown as it is. */
export function reasonText(code: string): string {
  return tAny(`duplicates.reason.${code}`) ?? code
}

/** What a record says in a field, in words. Empty when it says nothing. */
export function fieldText(card: PairRecord, field: Field): string {
  if (field === 'sex') return card.sex ? t(`guests.sex.${card.sex}`) : ''
  if (field !== 'birthday') return card[field] ?? ''
  if (!card.birthday) return ''
  const year = card.birthday.year
  return year ? `${year} · ${birthdayText(card.birthday)}` : birthdayText(card.birthday)
}

/** Facts that are kept from both and need no choice. */
export function factsOf(card: PairRecord): { field: 'phones' | 'card' | 'balances' | 'coupons' | 'visits' | 'since'; text: string }[] {
  const { points, principal_minor, bonus_minor } = card.balances
  const visits = card.visits.count > 0 ? t('guests.visits.count', { n: card.visits.count }) : t('guests.visits.none')
  return [
    { field: 'phones', text: card.contacts.map((one) => one.masked).join(' · ') || t('duplicates.none') },
    { field: 'card', text: card.member ? `${card.member.tier.name} · ${card.member.card_no}` : t('duplicates.notMember') },
    { field: 'balances', text: `${t('guests.unit.points', { amount: count(points), n: points })} · ${money(principal_minor + bonus_minor)}` },
    { field: 'coupons', text: t('guests.coupons.count', { n: card.coupons.length }) },
    { field: 'visits', text: visits },
    { field: 'since', text: day(card.created_at) },
  ]
}
