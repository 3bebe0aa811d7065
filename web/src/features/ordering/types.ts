import type { Got, Sent } from '../../api/shapes.ts'

export type Menu = Got<'/api/v1/stores/{store_id}/menu'>
export type Dish = Menu['dishes'][number]
export type Category = Menu['categories'][number]
export type Charge = Menu['charges'][number]
export type DishBody = Sent<'/api/v1/dishes', 'post'>
export type Price = NonNullable<DishBody['prices']>[number]
export type OptionGroup = NonNullable<DishBody['options']>[number]
export type SetPart = NonNullable<DishBody['parts']>[number]
export type ChargeBody = Sent<'/api/v1/stores/{store_id}/charges', 'put'>['charges'][number]

export const allergens = ['peanut', 'crustacean', 'fish', 'mollusc', 'egg', 'milk', 'nut', 'sesame', 'soy', 'gluten', 'celery', 'mustard', 'sulphite'] as const
export const diets = ['vegetarian', 'vegan', 'halal', 'not_spicy', 'no_pork', 'no_alcohol'] as const
export const sellings = ['portion', 'weighed', 'market'] as const
export const channels = ['dine_in', 'takeaway', 'delivery', 'banquet'] as const
export const chargeKinds = ['tea_seat', 'room', 'service', 'box', 'delivery'] as const
