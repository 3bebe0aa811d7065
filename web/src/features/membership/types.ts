import type { Got, Item, Sent } from '../../api/shapes.ts'

/** Every part has a default on the server, so an answer always holds all of them. */
export type Programme = Required<Got<'/api/v1/membership/programme'>>
export type ProgrammeBody = Sent<'/api/v1/membership/programme', 'put'>
export type Tier = Programme['ladder']['tiers'][number]
export type TierBody = ProgrammeBody['ladder']['tiers'][number]
export type PrepaidState = Got<'/api/v1/membership/prepaid'>
export type Template = Item<'/api/v1/coupon-templates'>
export type Plan = Item<'/api/v1/top-up-plans'>
export type Expiry = Programme['earn']['expiry']
