import { expect, test } from 'vitest'
import { addDays, addMonths, isDay, monthWeeks, readDay, weekdayOf } from '@/ui/calendar.ts'
import { bpToText, milliToText, textToBp, textToMilli } from '@/ui/amount.ts'

test.each([
  ['2026-11-22', '2026-11-22'],
  ['11/22', '2026-11-22'],
  ['2026/1/5', '2026-01-05'],
  ['20261122', '2026-11-22'],
  ['2026年11月22日', '2026-11-22'],
  ['１１月２２日', '2026-11-22'],
  ['1122', '2026-11-22'],
  ['2/30', null],
  ['13/1', null],
  ['tomorrow', null],
])('%s typed on 22 November 2026 is %s', (typed, day) => {
  expect(readDay(typed, '2026-11-22')).toBe(day)
})
test('a month is six weeks from Monday on, and its last days stay in it', () => {
  expect(weekdayOf('2026-11-22')).toBe(7)
  expect(monthWeeks('2026-11-22')[0]?.[0]).toBe('2026-10-26')
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(isDay('2026-02-29')).toBe(false)
})
test.each([
  ['88', 8800],
  ['88.5', 8850],
  ['１２．５', 1250],
  ['', null],
  ['88.555', undefined],
  ['-3', undefined],
  ['abc', undefined],
])('%s percent is kept as %s', (typed, bp) => {
  expect(textToBp(typed)).toBe(bp)
})
test('what is kept reads back as one types it', () => {
  expect(bpToText(8850)).toBe('88.5')
  expect(bpToText(10000)).toBe('100')
  expect(textToMilli('1.35')).toBe(1350)
  expect(milliToText(1200)).toBe('1.2')
})
