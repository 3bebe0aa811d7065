import { expect, test } from 'vitest'
import { limitToText, textToLimit } from '@/features/team/permissions.ts'

test.each([
  ['bp', '15', 1500],
  ['bp', '12.5', 1250],
  ['minor', '50', 5000],
  ['minor', '0.01', 1],
  ['points', '500', 500],
  ['rows', '', null],
  ['minor', '-3', undefined],
  ['bp', 'abc', undefined],
  ['minor', '1.234', undefined],
])('%s typed as "%s" is stored as %s', (unit, text, stored) => {
  expect(textToLimit(unit, text)).toBe(stored)
})
test('a stored limit reads back as it was typed', () => {
  expect(limitToText('bp', 1250)).toBe('12.5')
  expect(limitToText('minor', 5000)).toBe('50')
  expect(limitToText('rows', null)).toBe('')
  expect(limitToText('rows', 0)).toBe('0')
})
