import type zh from '../zh-CN/house.ts'
import type { Same } from '../schema.ts'

const texts = {
  soon: 'Almost there',
  guestNote: 'The member page is being prepared. Please ask the staff to book or to queue.',
  notSetUp: 'This house is not set up yet.',
  boardNote: 'The calling screen is being prepared. Please listen for the staff.',
  demo: 'Demo · everything is invented',
  offline: 'Cannot connect right now',
  retry: 'Try again',
  staff: 'Staff sign-in',
} satisfies Same<typeof zh>
export default texts
