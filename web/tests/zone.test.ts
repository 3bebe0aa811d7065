import { afterEach, expect, test } from 'vitest'
import { day, time } from '@/ui/format.ts'
import { dayOf, startOf, zone } from '@/ui/zone.ts'

afterEach(() => {
  zone.value = undefined
})

test('instants are shown by the clock of the store, wherever the browser stands', () => {
  zone.value = 'Asia/Shanghai'
  expect(time('2026-11-22T19:30:00Z')).toBe('03:30')
  expect(day('2026-11-22T19:30:00Z', new Date('2026-11-22T10:00:00Z'))).toContain('23')
  expect(dayOf(new Date('2026-11-22T16:00:00Z'))).toBe('2026-11-23')
})
test('a day begins at the midnight of the store', () => {
  zone.value = 'Asia/Shanghai'
  expect(startOf('2026-11-22')).toBe('2026-11-21T16:00:00.000Z')
  expect(startOf('2026-11-30', 1)).toBe('2026-11-30T16:00:00.000Z')
  expect(startOf('today')).toBeUndefined()
})
test('a day begins rightly where the clock changes', () => {
  zone.value = 'America/New_York'
  expect(startOf('2026-03-08', 1)).toBe('2026-03-09T04:00:00.000Z')
  expect(startOf('2026-11-01')).toBe('2026-11-01T04:00:00.000Z')
})
