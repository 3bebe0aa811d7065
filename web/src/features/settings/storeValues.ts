import type { Item } from '../../api/shapes.ts'
import type { Period } from '../../ui/weekText.ts'
import { blank } from './useVersioned.ts'

/** A store as a form has it: empty texts instead of null. */
export type StoreValues = {
  name: string
  name_zh_tw: string
  name_en: string
  code: string
  city: string
  zone: string
  cut_over: string
  phone: string
  weekly: Period[]
}

const usual: Period[] = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) => [
  { weekday, from: '11:00', to: '14:00' },
  { weekday, from: '17:00', to: '21:00' },
])
export const newStore: StoreValues = { name: '', name_zh_tw: '', name_en: '', code: '', city: '', zone: 'Asia/Shanghai', cut_over: '04:00', phone: '', weekly: usual }

export function storeValues(store: Item<'/api/v1/stores'>): StoreValues {
  return {
    name: store.name,
    name_zh_tw: store.name_zh_tw ?? '',
    name_en: store.name_en ?? '',
    code: store.code,
    city: store.city ?? '',
    zone: store.zone,
    cut_over: store.cut_over,
    phone: store.phone ?? '',
    weekly: store.weekly,
  }
}

/** The same as the server takes it: empty optional texts are null, codes are upper-case. */
export function storeBody<T extends Partial<StoreValues>>(values: T): T {
  const body: Record<string, unknown> = { ...values }
  for (const name of ['name_zh_tw', 'name_en', 'phone'] as const) {
    const text = values[name]
    if (text !== undefined) body[name] = blank(text)
  }
  if (values.code !== undefined) body.code = values.code.trim().toUpperCase()
  return body as T
}
