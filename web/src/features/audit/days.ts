/** `2026-11-22` of a moment in the time zone of this screen. */
export function dayOf(moment: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${pad(moment.getMonth() + 1)}-${pad(moment.getDate())}`
}

/** The first instant of a day, or of the day `plus` days later; undefined when it is no day. */
export function startOf(day: string, plus = 0): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!found) return undefined
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number]
  return new Date(year, month - 1, date + plus).toISOString()
}
