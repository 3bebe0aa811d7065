import { language, t } from '../i18n/index.ts'
import { dayOf, zone } from './zone.ts'

export { count, money, moneyLong } from './money.ts'

/** `12.4 MB` of a size in bytes. */
export function bytes(size: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB']
  let value = size
  let at = 0
  while (value >= 1000 && at < units.length - 1) {
    value /= 1000
    at += 1
  }
  return `${at === 0 ? value : value.toFixed(value < 10 ? 1 : 0)} ${units[at] ?? ''}`
}

const parts = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language.value, { timeZone: zone.value, ...options })
/** `11月22日 周日`; the year only when it is not this one. */
export function day(at: string, now = new Date()): string {
  const date = new Date(at)
  const year = dayOf(date).slice(0, 4) === dayOf(now).slice(0, 4) ? undefined : ('numeric' as const)
  const long = language.value === 'en'
  const text = parts({ year, month: long ? 'short' : 'long', day: 'numeric' }).format(date)
  return `${text} ${parts({ weekday: 'short' }).format(date)}`
}
/** `18:42`, always 24 h. */
export function time(at: string): string {
  return parts({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at))
}
/** `11月22日 周日 18:42`. */
export function dayTime(at: string, now = new Date()): string {
  return `${day(at, now)} ${time(at)}`
}
/** Under an hour in words (`12 分钟前`), today the time, else the day and time. The exact time belongs in the tooltip. */
export function ago(at: string, now = new Date()): string {
  const minutes = Math.floor((now.getTime() - new Date(at).getTime()) / 60_000)
  if (minutes < 1 && minutes > -2) return t('ui.time.now')
  if (minutes >= 1 && minutes < 60) return t('ui.time.minutesAgo', { n: minutes })
  const sameDay = dayOf(new Date(at)) === dayOf(now)
  return sameDay ? t('ui.time.today', { time: time(at) }) : dayTime(at, now)
}
/** First letter for an avatar: the surname in Chinese, the initial otherwise. */
export function initial(name: string): string {
  return [...name.trim()][0]?.toUpperCase() ?? '?'
}
