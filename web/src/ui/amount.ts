/* What somebody types ↔ what is kept, for shares, multipliers and counts. Digits are moved, never multiplied. */
import { half } from './money.ts'

/** A decimal text as a whole number of that many places; null = empty, undefined = cannot be read. */
function read(text: string, places: number): number | null | undefined {
  const plain = half(text).replace(/[\s,]/g, '')
  if (plain === '') return null
  const found = /^(\d{1,10})(?:\.(\d*))?$/.exec(plain)
  if (!found || (found[2] ?? '').length > places) return undefined
  return Number(`${found[1]}${(found[2] ?? '').padEnd(places, '0')}`)
}
function show(value: number | null | undefined, places: number): string {
  if (value === null || value === undefined) return ''
  const digits = String(Math.abs(value)).padStart(places + 1, '0')
  const rest = digits.slice(digits.length - places).replace(/0+$/, '')
  return `${value < 0 ? '-' : ''}${digits.slice(0, digits.length - places)}${rest && `.${rest}`}`
}

/** `1.35` → 1350 thousandths (quantities, multipliers). */
export const textToMilli = (text: string) => read(text, 3)
export const milliToText = (milli: number | null | undefined) => show(milli, 3)
/** `88.5` percent → 8850 basis points. */
export const textToBp = (text: string) => read(text, 2)
export const bpToText = (bp: number | null | undefined) => show(bp, 2)
/** Whole numbers: counts, points, days. */
export const textToCount = (text: string) => read(text, 0)
