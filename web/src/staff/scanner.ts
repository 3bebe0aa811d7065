import { onScopeDispose } from 'vue'

/**
 * A scanner or card reader in keyboard mode types at least eight keys, each within 30 ms of the one before, and ends with Enter.
 * The physical key (`code`) is read, because an input method garbles the letters.
 */
const leastKeys = 8
const mostGapMs = 30
const blurAt = 4
const patienceMs = 90

export type Scan = { kind: 'member' | 'payment' | 'card'; code: string }
export type ScanHandler = (scan: Scan) => void

/** `90` + 18 digits is a member's code; 16 to 24 digits from 10–15, 25–30 or 62 are payment codes; all else is a card. */
export function scanOf(code: string): Scan {
  if (/^90\d{18}$/.test(code)) return { kind: 'member', code }
  if (/^(?:1[0-5]|2[5-9]|30|62)\d{14,22}$/.test(code)) return { kind: 'payment', code }
  return { kind: 'card', code }
}

/** The character of a physical key; null for keys no scanner sends. */
function charOf(event: KeyboardEvent): string | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)
  if (digit) return digit[1] ?? null
  const letter = /^Key([A-Z])$/.exec(event.code)
  return letter ? (letter[1] ?? null) : event.code === 'Minus' ? '-' : null
}

type Field = HTMLInputElement | HTMLTextAreaElement
interface Kept {
  field: Field
  value: string
  caret: number | null
  end: number | null
}
const isField = (node: Element | null): node is Field => node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement

let burst = ''
/** The same keys as they would have been typed, should it turn out to be a person. */
let typed = ''
let last = 0
let timer: ReturnType<typeof setTimeout> | undefined
let kept: Kept | null = null
const handlers: ScanHandler[] = []

function snapshot(): Kept | null {
  const field = document.activeElement
  return isField(field) ? { field, value: field.value, caret: field.selectionStart, end: field.selectionEnd } : null
}
/** The first keys leaked into the focused field: it gets back what it held. */
function restore(): void {
  if (!kept) return
  const { field, value, caret } = kept
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
  if (caret !== null && field.type !== 'number') field.setSelectionRange(caret, caret)
  kept = null
}
/** Quick keys without an Enter were a quick person after all: what was held back is typed now. */
function giveBack(): void {
  clearTimeout(timer)
  if (burst.length >= blurAt && kept) {
    const { value, caret, end } = kept
    const at = caret ?? value.length
    kept.value = value.slice(0, at) + typed + value.slice(end ?? at)
    kept.caret = at + typed.length
    restore()
  }
  burst = typed = ''
}
const letterOf = (event: KeyboardEvent, char: string) => (event.key.length === 1 ? event.key : char.toLowerCase())
function begin(event: KeyboardEvent, at: number): void {
  giveBack()
  const char = charOf(event)
  burst = char ?? ''
  typed = char === null ? '' : letterOf(event, char)
  last = at
  kept = char === null ? null : snapshot()
}
function end(event: KeyboardEvent): void {
  clearTimeout(timer)
  const code = burst
  burst = typed = ''
  event.preventDefault()
  event.stopImmediatePropagation()
  restore()
  handlers.at(-1)?.(scanOf(code))
}

/** Exported for its test. Must not skip keys of an input method: the code is right even then. */
export function onScanKey(event: KeyboardEvent, at = performance.now()): void {
  if (event.ctrlKey || event.altKey || event.metaKey || handlers.length === 0) return
  if (/^Shift/.test(event.code)) return
  const quick = at - last <= mostGapMs
  const closes = event.code === 'Enter' || event.code === 'NumpadEnter'
  if (closes && quick && burst.length >= leastKeys) return end(event)
  if (!quick || burst === '') return begin(event, at)
  const char = charOf(event)
  if (char === null) return begin(event, at)
  burst += char
  typed += letterOf(event, char)
  last = at
  clearTimeout(timer)
  timer = setTimeout(giveBack, patienceMs)
  if (burst.length === blurAt) kept?.field.blur()
  if (burst.length >= blurAt) {
    event.preventDefault()
    event.stopImmediatePropagation()
  }
}

/** By when the key was pressed, not by when a busy page got to it: on a slow till the gaps would seem long. */
const listener = (event: KeyboardEvent) => onScanKey(event, event.timeStamp)

/** The one reader of this page; the handler registered last gets the scan. */
export function useScanner(handler: ScanHandler): void {
  if (handlers.length === 0) window.addEventListener('keydown', listener, true)
  handlers.push(handler)
  onScopeDispose(() => {
    handlers.splice(handlers.indexOf(handler), 1)
    if (handlers.length === 0) window.removeEventListener('keydown', listener, true)
  })
}
