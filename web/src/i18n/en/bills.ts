import type zh from '../zh-CN/bills.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: 'Bills',
  note: 'By business day; open one to see how it was worked out',
  empty: 'No bills on this day yet',
  filter: { day: 'Business day', state: 'State', anyState: 'Any state', table: 'Table', amount: 'Amount', billNo: 'Number', today: 'Today' },
  scope: { label: 'From sales', day: '{from}', days: '{from} to {to}', hour: '{hour}:00', all: 'All bills', new: 'New guests', returning: 'Returning guests', unknown: 'Guests not known', dish: 'One dish' },
  col: { no: 'No.', table: 'Table', guest: 'Guest', guests: 'Guests', state: 'State', due: 'Due', refunded: 'Refunded', when: 'Time' },
  noGuest: 'Not named',
  detail: { title: 'Bill no. {n}', opened: 'Opened {at} · {by}', settled: 'Settled {at} · {by}', dishes: 'What was had', why: 'Why {amount}', paid: 'How it was paid', came: 'What came of it', refunds: 'Refunds', none: 'No offers', notUsed: 'Not used' },
  came: { earned: 'Points earned', spent: 'Points spent', growth: 'Growth', coupons: 'Coupons redeemed', points: 'Points left', stored: 'Stored value left', tier: 'Tier', count: '{n} coupon | {n} coupons' },
  refunded: { by: '{at} · {by} · {reason}', line: '{amount} back' },
  imported: { chip: 'Imported', from: 'Imported from {source}', no: 'No. {no} there', note: 'Paid at another till; it cannot be refunded here.' },
  act: { refund: 'Refund', print58: 'Print 58 mm', print80: 'Print 80 mm', take: 'Go on', void: 'Void', back: 'Bills' },
  refund: {
    title: 'Refund', note: 'Choose what goes back, see where money and points go, then refund.', pick: 'Choose a settled bill', pickNote: 'Find it by number or amount, or pick from the list.', whole: 'The whole bill', parts: 'A part', byQty: 'By portions', byAmount: 'By amount',
    left: '{amount} can go back', leftQty: '{n} left', none: 'Nothing of this bill is left to refund', where: 'Where it goes', sum: '{amount} in all', choose: 'Choose dishes first', wait: 'Being worked out',
    tender: 'Back by {tender}', stored: 'Back to stored value', principal: 'Principal of it {amount}', bonus: 'Bonus of it {amount}', pointsBack: 'Points given back', pointsTaken: 'Earned points taken back', growth: 'Growth taken back', debt: 'The guest then owes {n} point | The guest then owes {n} points', coupons: 'Coupons given back', couponsNone: 'Coupons come back only with the whole bill', count: '{n} coupon | {n} coupons',
    reason: 'Reason', reasonHint: 'Kept on the bill and in the log', reasons: { dish: 'Dish sent back', taste: 'Not to taste', wrong: 'Charged wrongly', wish: 'The guest asked' }, act: 'Refund {amount}', actNone: 'Refund', done: '{amount} refunded', note2: 'Above your own limit a second person approves.', changed: 'The amount has just changed; please look again.', back: 'Back to the bill', cash: 'Hand over {amount} in cash',
  },
} satisfies Same<typeof zh>
export default texts
