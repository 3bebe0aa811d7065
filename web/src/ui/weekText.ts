import { language, t } from '../i18n/index.ts'

export interface Period {
  weekday: number
  from: string
  to: string
}

/** 2 November 2026 is a Monday; weekdays are 1 = Monday … 7. */
export function weekdayName(weekday: number): string {
  return new Intl.DateTimeFormat(language.value, { weekday: 'short' }).format(new Date(2026, 10, weekday + 1))
}
const hoursOf = (weekly: readonly Period[], weekday: number) =>
  weekly
    .filter((one) => one.weekday === weekday)
    .map((one) => `${one.from}–${one.to}`)
    .sort()
    .join(' ')

/** A week in as few words as it takes: days with the same hours stand together. */
export function weekText(weekly: readonly Period[]): string {
  if (weekly.length === 0) return t('ui.hours.none')
  const runs: { from: number; to: number; hours: string }[] = []
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    const hours = hoursOf(weekly, weekday)
    const last = runs.at(-1)
    if (last && last.hours === hours) last.to = weekday
    else runs.push({ from: weekday, to: weekday, hours })
  }
  const days = (run: { from: number; to: number }) => {
    if (run.from === 1 && run.to === 7) return t('ui.hours.daily')
    if (run.from === run.to) return weekdayName(run.from)
    return t('ui.hours.days', { from: weekdayName(run.from), to: weekdayName(run.to) })
  }
  return runs.map((run) => `${days(run)} ${run.hours || t('ui.hours.off')}`).join(t('ui.hours.join'))
}
