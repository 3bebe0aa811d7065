import { language, nameOf, t, tAny } from '../../i18n/index.ts'
import { day } from '../../ui/format.ts'
import { birthdayText, lunarText } from './guestText.ts'
import type { Fact, Field, Life, Occasion, Stage } from './types.ts'

/** A day without a time, as the pages write days. */
export const dayText = (text: string): string => day(`${text}T12:00:00Z`)

type Tone = 'quiet' | 'pine' | 'amber' | 'danger' | 'indigo' | 'gold' | 'line'
const tones: Record<Stage, Tone> = { prospect: 'line', new: 'indigo', active: 'quiet', regular: 'pine', fading: 'amber', dormant: 'amber', lost: 'danger', won_back: 'pine' }
export const stages: readonly Stage[] = ['prospect', 'new', 'active', 'regular', 'fading', 'dormant', 'lost', 'won_back']
export const stageTone = (stage: Stage): Tone => tones[stage]
export const stageText = (stage: Stage): string => t(`card.stage.${stage}`)
/** Why a guest stands there, in a sentence with its numbers. */
export function reasonText(life: Life): string {
  const { kind, params } = life.reason as { kind: string; params: Record<string, number> }
  return tAny(`card.why.${kind}`, { ...params, n: params.visits ?? params.days ?? 1 }) ?? ''
}

/** `女儿的生日` is the owner's own words; a day without words says what kind it is. */
export function occasionText(one: Occasion): string {
  const kind = t(`card.occasion.${one.kind}`)
  if (!one.label) return kind
  return one.kind === 'other' ? one.label : `${one.label} · ${kind}`
}
/** When it comes: both calendars, `12月3日（农历十月廿五）`; the day as it was told when it is over. */
export function comingText(one: Occasion): string {
  if (!one.next) return birthdayText(one.day)
  const { month, day: date } = partsOf(one.next.day)
  const solar = new Intl.DateTimeFormat(language.value, { timeZone: 'UTC', month: language.value === 'en' ? 'short' : 'long', day: 'numeric' }).format(new Date(Date.UTC(2024, month - 1, date)))
  const { lunar } = one.next
  return lunar ? t('card.days.both', { solar, lunar: lunarText(lunar) }) : solar
}
function partsOf(text: string): { month: number; day: number } {
  const [, month = 1, date = 1] = text.split('-').map(Number)
  return { month, day: date }
}
export function inDaysText(one: Occasion): string {
  if (!one.next) return t('card.days.over')
  return one.next.in_days === 0 ? t('card.days.today') : t('card.days.inDays', { n: one.next.in_days })
}

/** A field by the owner's name, else by the word it came with. */
export function fieldText(field: Field): string {
  if (field.name) return nameOf({ name: field.name, name_zh_tw: field.name_zh_tw ?? null, name_en: field.name_en ?? null })
  return field.trait ? t(`card.trait.${field.trait}`) : ''
}
export function choiceText(field: Field, word: string): string {
  const choice = field.choices.find((one) => one.word === word)
  if (choice?.name) return nameOf({ name: choice.name, name_zh_tw: choice.name_zh_tw ?? null, name_en: choice.name_en ?? null })
  return tAny(`card.choice.${word}`) ?? word
}
export function factText(field: Field | undefined, fact: Fact): string {
  if (!field) return fact.value
  if (field.kind === 'choice' || field.kind === 'choices') return choiceText(field, fact.value)
  return field.kind === 'date' ? dayText(fact.value) : fact.value
}
/** `本人告知 · 8月2日 周日 · 王强`. */
export function factFrom(fact: Fact): string {
  const sure = fact.confidence === 'certain' ? '' : t(`card.confidence.${fact.confidence}`)
  return [t(`card.source.${fact.source}`), dayText(fact.noted_on), fact.staff?.name, sure].filter(Boolean).join(' · ')
}
