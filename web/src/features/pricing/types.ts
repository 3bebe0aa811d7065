import type { Got, Item, Sent } from '../../api/shapes.ts'

export type Offer = Item<'/api/v1/offers'>
export type Template = Item<'/api/v1/coupon-templates'>
export type OfferBody = Sent<'/api/v1/offers', 'post'>
export type TemplateBody = Sent<'/api/v1/coupon-templates', 'post'>
export type Rules = Got<'/api/v1/pricing-rules'>
/** What offers and templates have in common. */
export type Rule = Pick<OfferBody, 'lane' | 'position' | 'benefit' | 'dishes' | 'special_prices' | 'conditions' | 'stacking' | 'group' | 'max_off_minor'>
export type Benefit = Rule['benefit']
export type Term = TemplateBody['term']
