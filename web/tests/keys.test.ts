import { expect, test } from 'vitest'
import { idempotencyKey } from '@/api/keys.ts'

test('a key has 26 Crockford characters and never repeats', () => {
  const keys = new Set(Array.from({ length: 500 }, idempotencyKey))
  expect(keys.size).toBe(500)
  for (const key of keys) expect(key).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
})
