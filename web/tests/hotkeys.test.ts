import { beforeEach, expect, test, vi } from 'vitest'
import { hotkeys, onKey, singleKeys } from '@/ui/useHotkeys.ts'

const run = vi.fn()
const press = (key: string, more: KeyboardEventInit = {}, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more })
  Object.defineProperty(event, 'target', { value: target })
  onKey(event)
  return event
}
beforeEach(() => {
  run.mockClear()
  hotkeys.clear()
  singleKeys.value = true
})

test('a letter runs its act', () => {
  hotkeys.set('n', { keys: 'n', title: () => 'new', run })
  press('n')
  expect(run).toHaveBeenCalledOnce()
})
test('a key of an IME composition is never ours', () => {
  hotkeys.set('n', { keys: 'n', title: () => 'new', run })
  press('n', { isComposing: true })
  expect(run).not.toHaveBeenCalled()
})
test('letters are dead inside an input, F-keys are not', () => {
  const input = document.createElement('input')
  hotkeys.set('n', { keys: 'n', title: () => 'new', run })
  hotkeys.set('F2', { keys: 'F2', title: () => 'identify', run, everywhere: true })
  press('n', {}, input)
  expect(run).not.toHaveBeenCalled()
  press('F2', {}, input)
  expect(run).toHaveBeenCalledOnce()
})
test('g then s is one key of two strokes', () => {
  hotkeys.set('g s', { keys: 'g s', title: () => 'staff', run })
  press('s')
  expect(run).not.toHaveBeenCalled()
  press('g')
  press('s')
  expect(run).toHaveBeenCalledOnce()
})
test('single letters can be switched off, the palette key goes on', () => {
  singleKeys.value = false
  hotkeys.set('n', { keys: 'n', title: () => 'new', run })
  hotkeys.set('mod+k', { keys: 'mod+k', title: () => 'palette', run })
  press('n')
  expect(run).not.toHaveBeenCalled()
  press('k', { ctrlKey: true })
  expect(run).toHaveBeenCalledOnce()
})
