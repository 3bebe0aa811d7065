import { t } from '../../i18n/index.ts'
import { count } from '../../ui/format.ts'
import type { ImportView } from './types.ts'

type Counts = NonNullable<ImportView['counts']>
export type Figure = { label: string; value: string; big?: boolean; bad?: boolean }
type Draft = { label: string; value: string | number; big?: boolean; bad?: boolean }

/** How many things the file brings that are not there yet. */
export const freshOf = (counts: Counts | null | undefined) => (counts ? (counts.guests ? counts.guests.new + counts.guests.changed : counts.new_orders) : 0)

/** What the file comes to, in figures; those that are nothing are left out. */
export function figuresOf(counts: Counts | null | undefined, money: (minor: number) => string): Figure[] {
  if (!counts) return []
  const some = (n: number) => n && count(n)
  const it = counts.guests
  const all: Draft[] = it
    ? [
        { label: t('imports.guests.counts.new'), value: count(it.new), big: true },
        { label: t('imports.guests.counts.changed'), value: count(it.changed), big: true },
        { label: t('imports.guests.counts.unchanged'), value: some(it.unchanged) },
        { label: t('imports.guests.counts.joining'), value: some(it.joining) },
        { label: t('imports.guests.counts.openings'), value: some(it.openings) },
        { label: t('imports.guests.counts.points'), value: some(it.points) },
        { label: t('imports.guests.counts.growth'), value: some(it.growth) },
        { label: t('imports.guests.counts.principal'), value: it.principal_minor && money(it.principal_minor) },
        { label: t('imports.guests.counts.bonus'), value: it.bonus_minor && money(it.bonus_minor) },
        { label: t('imports.guests.counts.duplicates'), value: some(it.duplicates), bad: true },
        { label: t('imports.counts.bad'), value: some(counts.bad_rows), bad: true },
      ]
    : [
        { label: t('imports.counts.fresh'), value: count(counts.new_orders), big: true },
        { label: t('imports.counts.revenue'), value: money(counts.revenue_minor), big: true },
        { label: t('imports.counts.orders'), value: count(counts.orders) },
        { label: t('imports.counts.known'), value: some(counts.known_orders) },
        { label: t('imports.counts.lines'), value: count(counts.lines) },
        { label: t('imports.counts.guests'), value: some(counts.of_guests) },
        { label: t('imports.counts.leftOut'), value: some(counts.left_out) },
        { label: t('imports.counts.bad'), value: some(counts.bad_rows), bad: true },
      ]
  return all.filter((one) => one.value !== 0).map((one) => ({ ...one, value: String(one.value) }))
}

/** What is worth a sentence beside the figures. */
export function remarksOf(counts: Counts | null | undefined): string[] {
  if (!counts) return []
  const it = counts.guests
  const says: [number, string][] = it
    ? [
        [it.otherwise, 'imports.guests.counts.otherwise'],
        [it.not_own, 'imports.guests.counts.notOwn'],
        [it.openings_known, 'imports.guests.counts.openingsKnown'],
        [counts.stayed ?? 0, 'imports.guests.counts.stayed'],
      ]
    : [[counts.without_number, 'imports.counts.noNumber']]
  const told = says.filter(([n]) => n > 0).map(([n, key]) => t(key as 'imports.counts.noNumber', { n: count(n) }))
  if (it?.unknown_tiers.length) told.push(t('imports.guests.counts.unknownTiers', { tiers: it.unknown_tiers.join('、') }))
  return told
}

/** What an undoing left, and nothing of what the file came to before. */
export function leftOf(counts: Counts | null | undefined): string[] {
  if (!counts?.guests) return []
  const n = counts.stayed ?? 0
  return [n > 0 ? t('imports.guests.counts.stayed', { n: count(n) }) : t('imports.guests.counts.noneStayed')]
}
