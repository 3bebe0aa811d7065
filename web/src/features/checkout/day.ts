import { language } from '../../i18n/index.ts'

/** `11月22日 周日` of a business day such as 2026-11-22, the year only when it is not this one; it belongs to no zone. */
export function dayWords(day: string, now = new Date()): string {
  const at = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(at.getTime())) return day
  const long = language.value === 'en'
  const parts = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', ...options }).format(at)
  const year = day.slice(0, 4) === String(now.getFullYear()) ? undefined : ('numeric' as const)
  return `${parts({ year, month: long ? 'short' : 'long', day: 'numeric' })} ${parts({ weekday: 'short' })}`
}
