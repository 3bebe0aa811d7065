/* Days of the calendar as `2026-11-22`: no instants and no zones, so nothing shifts at midnight. */

const text = (year: number, month: number, date: number) => new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
const stamp = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** A day that exists: 30 February does not. */
export function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(stamp(day)) && new Date(stamp(day)).toISOString().slice(0, 10) === day
}
export function addDays(day: string, days: number): string {
  return new Date(stamp(day) + days * 86_400_000).toISOString().slice(0, 10)
}
/** The same date of another month, or that month's last. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return text(year, month + months, Math.min(date, last))
}
/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(day: string): number {
  return new Date(stamp(day)).getUTCDay() || 7
}
/** Six weeks from Monday on that hold the month of `day`. */
export function monthWeeks(day: string): string[][] {
  const first = `${day.slice(0, 7)}-01`
  const start = addDays(first, 1 - weekdayOf(first))
  return Array.from({ length: 6 }, (_week, week) => Array.from({ length: 7 }, (_day, at) => addDays(start, week * 7 + at)))
}

const half = (typed: string) => typed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/[／．－。]/g, '/')
/**
 * What somebody typed, as a day: `2026-11-22`, `2026/11/22`, `20261122`, `2026年11月22日`, `11/22`, `1122`, `11月22日`.
 * Without a year it is this one's. Null when it is no day.
 */
export function readDay(typed: string, today: string): string | null {
  const plain = half(typed).trim()
  const found =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^()(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(plain) ??
    /^()(\d{2})(\d{2})$/.exec(plain)
  if (!found) return null
  const year = found[1] || today.slice(0, 4)
  const day = `${year}-${(found[2] ?? '').padStart(2, '0')}-${(found[3] ?? '').padStart(2, '0')}`
  return isDay(day) ? day : null
}
