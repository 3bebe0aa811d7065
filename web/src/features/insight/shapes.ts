import type { Got, Sent } from '../../api/shapes.ts'

/* What a report talks about, named by the addresses that answer it. */
export type Sales = Got<'/api/v1/stores/{store_id}/sales'>
export type Sold = Sales['sold']
export type Day = Sales['columns'][number]
export type Heat = Sales['heat']
export type Part = Sales['channels'][number]
export type Dish = Sales['dishes'][number]
export type Wall = Got<'/api/v1/sales/today'>
export type WallStore = Wall['items'][number]
export type ExportOrder = Sent<'/api/v1/sales/exports', 'post'>
/** Which days, as the address of the page and the server take them. */
export interface Asked {
  range?: 'today' | 'yesterday' | 'last_7' | 'last_28'
  from?: string
  to?: string
}
