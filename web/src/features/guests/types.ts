import type { Got, Item } from '../../api/shapes.ts'

export type Card = Got<'/api/v1/guests/{guest_id}'>
export type Hit = Item<'/api/v1/guests/search'>
export type Row = Item<'/api/v1/guests'>
export type Moment = Item<'/api/v1/guests/{guest_id}/timeline'>
export type Dietary = Card['dietary'][number]
export type Birthday = NonNullable<Card['birthday']>
