import { dayOf } from '../../ui/zone.ts'

/** A day of the calendar so many days later. */
export function addDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}
/** The first day of this month, or of one so many months later, on the store's calendar. */
export function firstOfMonth(later = 0, now = new Date()): string {
  const [year = 2024, month = 1] = dayOf(now).split('-').map(Number)
  return new Date(Date.UTC(year, month - 1 + later, 1)).toISOString().slice(0, 10)
}
