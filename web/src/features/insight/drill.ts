import type { RouteLocationRaw } from 'vue-router'
import { useSession } from '../../staff/session.ts'
import type { Sales } from './shapes.ts'
import { dayBefore } from './text.ts'

/** What of the bills is looked for: a day or the whole period, and an hour, weekday, channel, tender, dish … */
export interface Behind {
  day?: string
  from?: string
  to?: string
  hour?: number
  weekday?: number
  channel?: string
  tender?: string
  guest_kind?: string
  dish_id?: string
}

/** Where the bills behind a figure are listed; null for all stores together and for who may not open bills. */
export function useDrill(sales: () => Sales): (behind: Behind) => RouteLocationRaw | null {
  const session = useSession()
  return ({ day, from, to, ...rest }) => {
    const view = sales()
    if (!view.store || !session.can('bill.open')) return null
    const days = { settled_from: day ?? from ?? view.from, settled_to: day ? dayBefore(day, -1) : (to ?? view.to) }
    const query = Object.entries({ ...days, ...rest }).filter(([, value]) => value !== undefined)
    return { path: '/app/bills', query: Object.fromEntries(query.map(([name, value]) => [name, String(value)])) }
  }
}
