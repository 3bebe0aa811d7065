import { api, ok } from '../../api/client.ts'
import type { Got } from '../../api/shapes.ts'

export type GuestHits = Got<'/api/v1/guests/search'>
/** One guest found, as far as the till shows him. */
export type GuestHit = GuestHits['items'][number]
/** What of a guest's card the till shows; the whole card is the guest drawer's. */
export type GuestCard = Got<'/api/v1/guests/{guest_id}'>

/** Last four digits, a phone, a name, pinyin or a card number. */
export const findGuests = (q: string, store_id: string): Promise<GuestHits> => ok(api.GET('/api/v1/guests/search', { params: { query: { q, store_id, limit: 8 } } }))
/** The card; reading it is written to the access log. */
export const readCard = (guest_id: string): Promise<GuestCard> => ok(api.GET('/api/v1/guests/{guest_id}', { params: { path: { guest_id } } }))
