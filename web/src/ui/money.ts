/** Numbers as the house writes them; no language, so that the guest entry uses them too. */
export const minus = '−'

export function count(value: number): string {
  return value.toLocaleString('en-US').replace('-', minus)
}
/** `¥12,860`, decimals only when non-zero and then two: `¥562.50`; `−¥30`. */
export function money(minor: number, currency = 'CNY'): string {
  return `${minor < 0 ? minus : ''}${mark(currency)}${figures(minor)}`
}
/** The same always with two decimals, so that a column adds by eye: `−¥30.00`. */
export function moneyLong(minor: number, currency = 'CNY'): string {
  const rest = String(Math.abs(minor) % 100).padStart(2, '0')
  return `${minor < 0 ? minus : ''}${mark(currency)}${count(Math.trunc(Math.abs(minor) / 100))}.${rest}`
}
export const mark = (currency: string): string => (currency === 'CNY' ? '¥' : `${currency} `)
/** The figures alone: `12,860`, `562.50`. */
export function figures(minor: number): string {
  const rest = Math.abs(minor) % 100
  return `${count(Math.trunc(Math.abs(minor) / 100))}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`
}
/** Thousandths of a unit without trailing zeros: `1.35`, `2`. */
export function quantity(milli: number): string {
  return String(milli / 1000)
}

/** Full-width digits and signs as half-width ones. */
export const half = (text: string): string => text.replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace('。', '.')

/** What a field of money may hold while it is typed: digits and at most two decimals. */
export function cleanDecimal(text: string, decimals = 2): string {
  const kept = half(text).replace(/[^\d.]/g, '')
  const [whole = '', ...rest] = kept.split('.')
  const body = whole.replace(/^0+(?=\d)/, '').slice(0, 9)
  return rest.length === 0 ? body : `${body || '0'}.${rest.join('').slice(0, decimals)}`
}
/** `782.8` → 78280; nothing typed → null. Digits are moved, never multiplied, so no fen is lost. */
export function textToMinor(text: string): number | null {
  return shifted(cleanDecimal(text), 2)
}
/** `1.35` → 1350 thousandths. */
export function textToMilli(text: string): number | null {
  return shifted(cleanDecimal(text, 3), 3)
}
function shifted(text: string, places: number): number | null {
  if (text === '' || text === '.') return null
  const [whole = '0', rest = ''] = text.split('.')
  return Number(`${whole}${rest.padEnd(places, '0')}`)
}
export function minorToText(minor: number | null): string {
  return minor === null ? '' : figures(minor).replaceAll(',', '')
}
