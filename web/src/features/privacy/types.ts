import type { Item } from '../../api/shapes.ts'

export type Request = Item<'/api/v1/privacy-requests'>

/** How loud a clock is. */
export const clockTone = (request: Request) =>
  request.clock === 'overdue' || request.clock === 'late' ? 'danger' : request.clock === 'soon' ? 'amber' : 'quiet'
