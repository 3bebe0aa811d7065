import type { Got, Item, Made, Sent } from '../../api/shapes.ts'

export type GroupRow = Item<'/api/v1/groups'>
export type Group = Got<'/api/v1/groups/{group_id}'>
export type Person = Group['people'][number]
export type NewGroup = Sent<'/api/v1/groups', 'post'>
export type Limits = Group['limits']
export type Statement = Got<'/api/v1/groups/{group_id}/statement'>
export type Lines = Made<'/api/v1/groups/{group_id}/member-lines', 'post'>
export type Meal = keyof NonNullable<Limits['meals']>

export const meals = ['breakfast', 'lunch', 'afternoon', 'dinner', 'late'] as const
