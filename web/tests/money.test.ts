import { expect, test } from 'vitest'
import { cleanDecimal, minorToText, moneyLong, quantity, textToMilli, textToMinor } from '@/ui/money.ts'

test.each([
  ['782.8', 78280],
  ['１２８', 12800],
  ['0.05', 5],
  ['', null],
  ['.', 0],
  ['1.005', 100],
])('"%s" typed as money is %s', (text, minor) => expect(textToMinor(text)).toBe(minor))
test('a weight is read in thousandths', () => {
  expect(textToMilli('1.35')).toBe(1350)
  expect(quantity(1350)).toBe('1.35')
})
test('what is no amount is not kept while typing', () => {
  expect(cleanDecimal('12a.3.45')).toBe('12.34')
  expect(cleanDecimal('007')).toBe('7')
})
test('an amount goes into a field and onto paper', () => {
  expect(minorToText(1286050)).toBe('12860.50')
  expect(moneyLong(-3000)).toBe('−¥30.00')
})
