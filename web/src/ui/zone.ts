import { shallowRef } from 'vue'

/** IANA zone in which instants are shown: the chosen store's; the browser's own until one is known. */
export const zone = shallowRef<string | undefined>(undefined)

const dayParts = (at: Date, timeZone: string | undefined) =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)

/** `2026-11-22` of an instant on the store's calendar. */
export const dayOf = (at: Date): string => dayParts(at, zone.value)

/** How far the store's clock is ahead of UTC at an instant, milliseconds. */
function ahead(at: number): number {
  const fields = new Intl.DateTimeFormat('en-US', {
    timeZone: zone.value, year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23',
  })
  const part = Object.fromEntries(fields.formatToParts(new Date(at)).map(({ type, value }) => [type, Number(value)]))
  const wall = Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second'])
  return wall - Math.floor(at / 1000) * 1000
}

/** The first instant of a day of the store's calendar, or of the day `plus` days later; undefined when it is no day. */
export function startOf(day: string, plus = 0): string | undefined {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!found) return undefined
  const [year, month, date] = found.slice(1).map(Number) as [number, number, number]
  const wall = Date.UTC(year, month - 1, date + plus)
  // Asked twice, because the clock may change between the two.
  const near = wall - ahead(wall)
  return new Date(wall - ahead(near)).toISOString()
}
