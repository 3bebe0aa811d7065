import { language } from '../../../i18n/index.ts'

/** A birthday as the guest said it: by the sun or by the moon. */
export interface Birthday {
  calendar: string
  month: number
  day: number
  leap_month?: boolean
}

const tens = ['初', '十', '廿', '三']
const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const months = ['', '正月', '二月', '三月', '四月', '五月', '六月', '七月', '八月', '九月', '十月', '冬月', '腊月']

/** 初一 … 三十. */
export function lunarDay(day: number): string {
  if (day === 10) return '初十'
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  return `${tens[Math.floor(day / 10)] ?? ''}${digits[day % 10] ?? ''}`
}
/** `12月3日`, or `农历十月廿五` when the guest goes by the moon. */
export function birthdayText(birthday: Birthday, lunar: (day: string) => string): string {
  const { month, day } = birthday
  if (birthday.calendar !== 'lunar') {
    const long = language.value === 'en' ? 'short' : 'long'
    return new Intl.DateTimeFormat(language.value, { month: long, day: 'numeric' }).format(new Date(2024, month - 1, day))
  }
  if (language.value === 'en') return lunar(`${month}/${day}`)
  return lunar(`${birthday.leap_month ? '闰' : ''}${months[month] ?? ''}${lunarDay(day)}`)
}
