import type { paths } from '../../api/schema.ts'
import type { Got, Item, Made, Sent } from '../../api/shapes.ts'

/* What the till talks about, named by the addresses that answer it. */
export type Bill = Got<'/api/v1/bills/{bill_id}'>
export type BillBody = Sent<'/api/v1/stores/{store_id}/bills', 'post'>
export type BillRow = Item<'/api/v1/stores/{store_id}/bills'>
export type BillQuery = NonNullable<paths['/api/v1/stores/{store_id}/bills']['get']['parameters']['query']>
export type Quote = Bill['quote']
export type Line = Quote['lines'][number]
export type Step = Quote['steps'][number]
export type NotUsed = Quote['not_used'][number]
export type Which = NotUsed['which']
export type BillGuest = NonNullable<Bill['guest']>
export type Settlement = NonNullable<Bill['settlement']>
export type Refund = Bill['refunds'][number]
export type Settled = Made<'/api/v1/bills/{bill_id}/settle', 'post'>
export type Tender = Sent<'/api/v1/bills/{bill_id}/settle', 'post'>['tenders'][number]
export type TenderKind = Tender['tender']
export type Receipt = Got<'/api/v1/bills/{bill_id}/receipt'>
export type RefundQuote = Made<'/api/v1/bills/{bill_id}/refund-quotes', 'post'>
export type DishAsked = Extract<BillBody['content'], { mode: 'dishes' }>['dishes'][number]
export type Manual = NonNullable<BillBody['manual']>[number]
export type Menu = Got<'/api/v1/stores/{store_id}/menu'>
export type MenuDish = Menu['dishes'][number]
export type { GuestCard, GuestHit } from './guests.ts'
