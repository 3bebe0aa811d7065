import { effectScope } from 'vue'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { onScanKey, scanOf, useScanner } from '@/staff/scanner.ts'

const heard = vi.fn()
let scope = effectScope()
let clock = 0
const codeOf = (char: string) => (/\d/.test(char) ? `Digit${char}` : char === '\n' ? 'Enter' : `Key${char}`)
/** Types as hardware does: the character reaches the focused field unless the reader stops it. */
function type(text: string, gap: number, field?: HTMLInputElement): void {
  for (const char of text) {
    clock += gap
    const event = new KeyboardEvent('keydown', { code: codeOf(char), key: 'Process', cancelable: true })
    onScanKey(event, clock)
    if (field && !event.defaultPrevented && document.activeElement === field && char !== '\n') field.value += char
  }
}
beforeEach(() => {
  clock += 10_000
  heard.mockClear()
  scope = effectScope()
  scope.run(() => useScanner(heard))
})
afterEach(() => scope.stop())

test('a burst that ends with Enter is a scan, whatever the input method makes of the letters', () => {
  type('90123456789012345678\n', 8)
  expect(heard).toHaveBeenCalledWith({ kind: 'member', code: '90123456789012345678' })
})
test('a person is never taken for a scanner', () => {
  type('12345678\n', 90)
  expect(heard).not.toHaveBeenCalled()
})
test('seven keys are too few', () => {
  type('1234567\n', 5)
  expect(heard).not.toHaveBeenCalled()
})
test('a field that had the focus keeps what it held', () => {
  const field = document.createElement('input')
  document.body.append(field)
  field.value = '128'
  field.focus()
  type('KA20260001\n', 6, field)
  expect(field.value).toBe('128')
  expect(document.activeElement).toBe(field)
  expect(heard).toHaveBeenCalledWith({ kind: 'card', code: 'KA20260001' })
})
test('a quick hand without an Enter loses no key', () => {
  vi.useFakeTimers()
  const field = document.createElement('input')
  document.body.append(field)
  field.focus()
  type('15400005678', 12, field)
  vi.advanceTimersByTime(200)
  expect(field.value).toBe('15400005678')
  expect(heard).not.toHaveBeenCalled()
  vi.useRealTimers()
})
test('codes are told apart by how they begin', () => {
  expect(scanOf('134567890123456789').kind).toBe('payment')
  expect(scanOf('284567890123456789').kind).toBe('payment')
  expect(scanOf('00000012').kind).toBe('card')
})
