import type { Got, Item, Sent } from '../../api/shapes.ts'

/** What a file holds: bills of another till, or guests of another system. */
export type Kind = 'orders' | 'guests'
export type ImportRow = Item<'/api/v1/stores/{store_id}/order-imports'>
export type ImportView = Got<'/api/v1/order-imports/{import_id}'>
export type Sheet = ImportView['sheets'][number]
export type Column = Sheet['columns'][number]
export type How = Column['how']
export type Mapping = Sent<'/api/v1/order-imports/{import_id}/mapping', 'put'>
export type State = ImportRow['state']

/** What is said of the file now, ready to be said otherwise. */
export function mappingOf(view: ImportView): Mapping {
  const sheets = view.sheets.map((sheet) => ({ is_read: sheet.is_read, targets: sheet.columns.map((column) => column.target ?? null) }))
  return { source: view.source, date_order: view.date_order ?? null, sheets }
}
