/** What a figure of a report asks of the list beside its own filters; kept in the address. */
export const noScope = { settled_from: '', settled_to: '', weekday: '', hour: '', channel: '', tender: '', guest_kind: '', dish_id: '' }
export type Scope = typeof noScope
