import type { Schemas } from '../../api/client.ts'

export type PermissionItem = Schemas['PermissionFact']
export interface PermissionGroup {
  group: string
  items: PermissionItem[]
}

/** Permissions in the server's order, by group; `keep` filters by code. */
export function grouped(items: readonly PermissionItem[], keep: (code: string) => boolean = () => true): PermissionGroup[] {
  const groups = new Map<string, PermissionItem[]>()
  for (const item of items) {
    if (!keep(item.permission)) continue
    groups.set(item.group, [...(groups.get(item.group) ?? []), item])
  }
  return [...groups].map(([group, list]) => ({ group, items: list }))
}

/** What is stored -> what is typed: basis points as percent, minor units as yuan. */
export function limitToText(unit: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return ''
  return String(unit === 'bp' || unit === 'minor' ? value / 100 : value)
}
/** What is typed -> what is stored; empty = no limit, undefined = not a number. */
export function textToLimit(unit: string, text: string): number | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (!/^\d{1,9}(\.\d{0,2})?$/.test(trimmed)) return undefined
  const value = Number(trimmed)
  return unit === 'bp' || unit === 'minor' ? Math.round(value * 100) : Math.round(value)
}
