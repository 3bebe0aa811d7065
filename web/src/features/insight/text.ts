import { language, t } from '../../i18n/index.ts'
import { minus } from '../../ui/money.ts'

/** How a report writes its numbers. Everything is worked out by the server; this only puts it into words. */

const utc = (day: string) => new Date(`${day}T00:00:00Z`)
const parts = (day: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...options }).format(utc(day))
/** `11月22日` of a business day, which belongs to no zone. */
export const dateWords = (day: string): string => parts(day, { month: language.value === 'en' ? 'short' : 'long', day: 'numeric' })
/** `11月22日 周日`. */
export const dayWords = (day: string): string => `${dateWords(day)} ${parts(day, { weekday: 'short' })}`
/** Nothing was sold yet today, but yesterday there was: that is what a page which nobody asked for a range begins with. */
export function beginsYesterday(columns: readonly { bills: number; running: boolean }[]): boolean {
  const [yesterday, today] = columns.slice(-2)
  return today !== undefined && today.running && today.bills === 0 && yesterday !== undefined && yesterday.bills > 0
}
/** The day before, for the last day of a period that names the day after it. */
export function dayBefore(day: string, back = 1): string {
  const at = utc(day)
  at.setUTCDate(at.getUTCDate() - back)
  return at.toISOString().slice(0, 10)
}
/** `周日` of 7; 1 = Monday. 5 January 2026 was one. */
export const weekdayWord = (weekday: number, width: 'long' | 'short' | 'narrow' = 'short'): string => parts(`2026-01-${String(4 + weekday).padStart(2, '0')}`, { weekday: width })

/** Basis points as a percentage: `7%`, `6.9%`. */
export function percent(bp: number): string {
  const abs = Math.abs(bp)
  const text = abs >= 10_000 ? String(Math.round(abs / 100)) : (Math.round(abs / 10) / 10).toString()
  return `${bp < 0 && text !== '0' ? minus : ''}${text}%`
}
/** `+10%`, `−4%`, `±0%`. */
export function change(bp: number): string {
  const text = percent(bp)
  if (/^0%$/.test(text)) return '±0%'
  return bp > 0 ? `+${text}` : text
}
/** A difference of two shares, in percentage points: `+4 点`. */
export const points = (bp: number): string => t('insight.points', { n: change(bp).replace('%', '') })

/** A round number of minor units for an axis or a column: `3.86万`, `38.6k`. */
export function shortMoney(minor: number): string {
  const value = Math.abs(minor) / (language.value === 'en' ? 100_000 : 1_000_000)
  const text = value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  return minor === 0 ? '0' : t('insight.short', { n: `${minor < 0 ? minus : ''}${short}` })
}
/** Lines of an axis from nothing to a little above the greatest, at round amounts of minor units. */
export function axis(most: number): number[] {
  if (most <= 0) return [0]
  const rough = most / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 1.5, 2, 2.5, 3, 5, 10].map((one) => one * power).find((one) => one * 3 >= most) ?? 10 * power
  return [0, step, 2 * step, 3 * step]
}
