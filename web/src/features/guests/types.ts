import type { Got, Item } from '../../api/shapes.ts'

export type Card = Got<'/api/v1/guests/{guest_id}'>
export type Hit = Item<'/api/v1/guests/search'>
export type Row = Item<'/api/v1/guests'>
export type Moment = Item<'/api/v1/guests/{guest_id}/timeline'>
/** One thing to mind, as words to tap know it. */
export type Dietary = Row['allergies'][number]
export type Told = Card['dietary'][number]
export type Birthday = NonNullable<Card['birthday']>
export type Contact = Card['contacts'][number]
export type Occasion = Card['occasions'][number]
export type Fact = Card['facts'][number]
export type Relation = Card['relations'][number]
export type Life = NonNullable<Card['lifecycle']>
export type Stage = Life['stage']
export type Field = Item<'/api/v1/guest-fields'>
export type Visit = Item<'/api/v1/guests/{guest_id}/visits'>
