import { languageNames, t, tAny } from '../../i18n/index.ts'
import { permissionTitle } from '../../staff/shell/permissionTitle.ts'
import { count, money } from '../../ui/format.ts'
import { weekText, type Period } from '../../ui/weekText.ts'

export interface Change {
  field: string
  before: unknown
  after: unknown
}
/** A change in words: one value for another, or what came and went of a set. */
export interface Told {
  label: string
  before?: string
  after?: string
  added?: string[]
  removed?: string[]
  /** The value is personal: only that it changed is kept. */
  hidden?: boolean
}
type Name = (id: string) => string

const isId = (text: string) => /^[a-z]+_[0-9a-z]{10,}$/i.test(text)
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
/** Of these, null is "no ceiling", not "nothing". */
const limits = new Set(['discount_bp', 'discount_minor', 'refund_minor', 'comp_minor', 'points_adjust', 'export_rows'])
export const fieldWord = (field: string) => tAny(`audit.field.${field}`) ?? field

/** One value in words. `field` decides the unit. */
function word(field: string, value: unknown, name: Name): string {
  if (value === null && limits.has(field)) return t('audit.noLimit')
  if (value === null || value === undefined || value === '') return t('audit.nothing')
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no')
  if (typeof value === 'number') return number(field, value)
  if (Array.isArray(value)) return value.length === 0 ? t('audit.nothing') : value.map((one) => word(field, one, name)).join(t('audit.comma'))
  if (isObject(value)) return object(field, value, name)
  const text = String(value)
  if (isId(text) || field === 'city') return name(text)
  if (field === 'permissions') return permissionTitle(text)
  if (field === 'language') return languageNames[text as keyof typeof languageNames] ?? text
  return tAny(`audit.value.${field}.${text}`) ?? text
}
function number(field: string, value: number): string {
  if (field.endsWith('_bp')) return `${value / 100}%`
  if (field.endsWith('_minor')) return money(value)
  return tAny(`audit.unit.${field}`, { n: value, count: count(value) }) ?? count(value)
}
function object(field: string, value: Record<string, unknown>, name: Name): string {
  if (field === 'scope' && value.kind === 'company') return t('audit.value.scope.company')
  if (field === 'scope') return [value.store_ids, value.store_group_ids].flat().map((id) => name(String(id))).join(t('audit.comma')) || t('audit.nothing')
  return Object.entries(value).map(([key, one]) => t('audit.pair', { name: fieldWord(key), value: word(key, one, name) })).join(t('audit.comma'))
}

/** Permissions are kept as words in one text. */
function asSet(field: string, value: unknown): unknown[] | null {
  if (Array.isArray(value)) return value
  if (field !== 'permissions') return null
  return value === null ? [] : String(value).split(' ').filter(Boolean)
}
/** Opening hours are kept as JSON text. */
function week(value: unknown): string {
  try {
    const periods = (typeof value === 'string' ? JSON.parse(value) : value) as unknown
    return Array.isArray(periods) ? weekText(periods as Period[]) : t('audit.nothing')
  } catch {
    return String(value)
  }
}
function told(change: Change, name: Name): Told[] {
  const { field, before, after } = change
  const label = fieldWord(field)
  if (before === 'changed' && after === 'changed') return [{ label, hidden: true }]
  if (field === 'weekly') return [{ label, before: week(before), after: week(after) }]
  const was = asSet(field, before)
  const is = asSet(field, after)
  if (was && is) {
    const key = (one: unknown) => JSON.stringify(one)
    const only = (from: unknown[], others: unknown[]) => {
      const there = new Set(others.map(key))
      return from.filter((one) => !there.has(key(one))).map((one) => word(field, one, name))
    }
    return [{ label, added: only(is, was), removed: only(was, is) }]
  }
  if (isObject(before) && isObject(after) && field !== 'scope') return parts(before, after, name)
  const fresh = before === null && !limits.has(field)
  return [{ label, ...(fresh ? {} : { before: word(field, before, name) }), after: word(field, after, name) }]
}
/** An object that changed is told by the parts that differ. */
function parts(before: Record<string, unknown>, after: Record<string, unknown>, name: Name): Told[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  const differ = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
  return differ.flatMap((key) => told({ field: key, before: before[key] ?? null, after: after[key] ?? null }, name))
}

/** Everything that changed in one row, in words. */
export const tellChanges = (changes: readonly Change[], name: Name): Told[] => changes.flatMap((one) => told(one, name))
