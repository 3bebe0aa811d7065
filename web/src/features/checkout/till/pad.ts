/** The number pad writes into the field that has the focus, or had it last; any input marked `data-pad` can be written to. */
let lastField: HTMLInputElement | null = null
const isPad = (node: unknown): node is HTMLInputElement => node instanceof HTMLInputElement && 'pad' in node.dataset

/** To be called on `focusin` of the page. */
export function rememberField(event: FocusEvent): void {
  if (isPad(event.target)) lastField = event.target
}
export function padField(fallback: HTMLInputElement | null): HTMLInputElement | null {
  if (isPad(document.activeElement)) return document.activeElement
  return lastField?.isConnected && lastField.getClientRects().length > 0 ? lastField : fallback
}
/** Writes a key as if it were typed: `7`, `00`, `.`, or `back`. */
export function press(key: string, fallback: HTMLInputElement | null): void {
  const field = padField(fallback)
  if (!field) return
  if (document.activeElement !== field) {
    field.focus()
    field.setSelectionRange(field.value.length, field.value.length)
  }
  const from = field.selectionStart ?? field.value.length
  const to = field.selectionEnd ?? field.value.length
  if (key !== 'back') field.setRangeText(key, from, to, 'end')
  else if (from !== to) field.setRangeText('', from, to, 'end')
  else if (from > 0) field.setRangeText('', from - 1, from, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
export function forgetField(): void {
  lastField = null
}
