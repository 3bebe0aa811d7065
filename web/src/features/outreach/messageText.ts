import type { Item } from '../../api/shapes.ts'
import { t, tAny } from '../../i18n/index.ts'
import { sentenceOf } from '../../i18n/problemText.ts'

export type Message = Item<'/api/v1/messages'>
export type State = Message['state']

export const tones: Record<State, 'quiet' | 'pine' | 'amber' | 'danger' | 'indigo'> = {
  queued: 'indigo',
  waiting_window: 'amber',
  sending: 'indigo',
  sent: 'pine',
  delivered: 'pine',
  failed: 'danger',
  suppressed: 'quiet',
  kept: 'quiet',
}
export const states = Object.keys(tones) as State[]
export const channels = ['sms', 'email', 'box'] as const
export const purposes = ['service', 'marketing'] as const

export const reasonText = (reason: string) => tAny(`messages.reason.${reason}`) ?? reason
/** Why it is where it is: the rule that kept it, or what the carrier said. */
export function whyText(message: Message): string {
  if (message.why) return t(`messages.why.${message.why}`)
  return message.error_code ? sentenceOf(message.error_code) : ''
}
/** Thousandths of the minor unit, as people write small sums. */
export function costText(milli: number): string {
  if (milli === 0) return ''
  return `¥${(milli / 100_000).toFixed(3).replace(/0$/, '')}`
}
