import { expect, test } from 'vitest'
import { ago, bytes, count, initial, money } from '@/ui/format.ts'
import { loadTexts } from '@/i18n/index.ts'

test('money shows decimals only when there are any, and a true minus sign', () => {
  expect(money(1286000)).toBe('¥12,860')
  expect(money(56250)).toBe('¥562.50')
  expect(money(-3000)).toBe('−¥30')
  expect(money(5)).toBe('¥0.05')
})
test('counts and sizes are short', () => {
  expect(count(260000)).toBe('260,000')
  expect(bytes(12_400_000)).toBe('12 MB')
  expect(bytes(999)).toBe('999 B')
})
test('an avatar letter is the surname', () => {
  expect(initial('林婉')).toBe('林')
  expect(initial(' wu')).toBe('W')
})
test('a time is relative only within the hour', async () => {
  await loadTexts(['ui'])
  const now = new Date('2026-11-22T10:00:00Z')
  expect(ago('2026-11-22T09:48:00Z', now)).toMatch(/12/)
  expect(ago('2026-11-20T09:48:00Z', now)).not.toMatch(/分钟|分鐘|min/)
})
