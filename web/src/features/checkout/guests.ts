import { api, ok } from '../../api/client.ts'
import type { Words } from './words.ts'

interface Dietary {
  word: string
  kind: string
}
/** One guest found, as far as the till shows him. */
export interface GuestHit {
  guest_id: string
  name?: string | null
  display: string
  tier?: (Words & { name: string }) | null
  phone_masked?: string | null
  allergies: Dietary[]
  last_visit_day?: string | null
  here_tonight: boolean
}
/** What of a guest's card the till says aloud or shows; the whole card is the guest drawer's. */
export interface GuestCard {
  name?: string | null
  display: string
  greeting: { kind: string }
  contacts: { masked: string; primary: boolean }[]
  birthday?: { calendar: string; month: number; day: number; leap_month?: boolean } | null
  visits: { count: number }
}
type Get = (address: string, init: { params: object }) => Promise<{ data?: unknown }>
const get = api.GET as unknown as Get

/** Last four digits, a phone, a name, pinyin or a card number. */
export async function findGuests(q: string, store_id: string): Promise<{ items: GuestHit[]; names_ready: boolean }> {
  return (await ok(get('/api/v1/guests/search', { params: { query: { q, store_id, limit: 8 } } }))) as { items: GuestHit[]; names_ready: boolean }
}
/** The card; reading it is written to the access log. */
export async function readCard(guest_id: string): Promise<GuestCard> {
  return (await ok(get('/api/v1/guests/{guest_id}', { params: { path: { guest_id } } }))) as GuestCard
}
