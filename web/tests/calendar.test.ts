import { expect, test } from 'vitest'
import { addDays, addMonths, isDay, monthWeeks, readDay, weekdayOf } from '@/ui/calendar.ts'
import { bpToText, minorToText, textToBp, textToMilli, textToMinor } from '@/ui/amount.ts'

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
  ['68', 6800],
  ['68.5', 6850],
  ['¥1,280.05', 128005],
  ['０．５', 50],
  ['', null],
  ['1.234', undefined],
  ['-3', undefined],
  ['abc', undefined],
])('%s yuan is kept as %s', (typed, minor) => {
  expect(textToMinor(typed)).toBe(minor)
})
test('what is kept reads back as one types it', () => {
  expect(minorToText(6850)).toBe('68.50')
  expect(minorToText(6800)).toBe('68')
  expect(minorToText(5)).toBe('0.05')
  expect(minorToText(null)).toBe('')
  expect(textToMilli('1.35')).toBe(1350)
  expect(textToBp('88')).toBe(8800)
  expect(bpToText(8850)).toBe('88.5')
})
