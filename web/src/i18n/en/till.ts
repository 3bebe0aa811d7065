import type zh from '../zh-CN/till.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: 'Till',
  tabs: { label: 'Till', till: 'Till', bills: 'Bills', topUp: 'Top up', refund: 'Refund' },
  top: { live: 'Connected', polling: 'Refreshed every 5 s', off: 'Connection lost', console: 'Back to the office pages', account: 'Account and look', signOut: 'Sign out', store: 'Which store this till is in', demo: 'Demo' },
  narrow: { title: 'The till needs a wider screen', text: 'At least 1024 pixels. Bills and refunds work on narrow screens too.', act: 'See the bills' },
  noStore: { title: 'There is no store yet', text: 'Open one in the settings first.' },
  mode: { label: 'How to ring up', amount: 'Amount', dishes: 'Dishes' },
  field: { amount: 'Amount', part: 'Of it without discount', partHint: 'Drinks, seafood, charges', table: 'Table', guests: 'Guests', none: 'None' },
  open: { title: 'Open bills', none: 'No open bills', act: '{n} open', take: 'Go on with this one', fresh: 'Start a new one', note: 'Opened {at} · {by}' },
  lines: {
    caption: 'Dishes on the bill', name: 'Dish', qty: 'Qty', price: 'Price', member: 'Member', off: 'Off', sum: 'Sum',
    empty: 'No dishes yet', emptyNote: 'Press / or “Add dish”; find by pinyin, initials, code or name.',
    add: 'Add dish', remove: 'Remove {name}', more: 'One more {name}', less: 'One {name} less', qtyOf: 'Quantity of {name}', market: 'Market price', soldOut: 'Sold out', allergy: 'Contains {what}: the guest is allergic', wait: 'Being priced',
  },
  foot: { list: 'At menu prices', member: 'Member prices', offers: 'Dish and bill offers', after: 'After offers' },
  menu: { title: 'Menu', find: 'Pinyin, initials, code or name', all: 'All', none: 'Nothing found for “{q}”', noneYet: 'The menu is still empty', noneYetNote: 'Enter or import dishes under “Menu”.', done: 'Close the menu', add: 'Add' },
  dish: { weight: 'Weight', market: 'Unit price today', qty: 'Portions', pick: 'Choose {least} to {most}', pickOne: 'Choose one', pickAny: 'Choose up to {most}', note: 'Note', noteHint: 'For the kitchen', add: 'Add to the bill', save: 'Done', extra: '+{amount}', missing: 'Something is not chosen yet' },
  guest: {
    none: 'No guest identified yet', noneNote: 'Press F2: last four digits, name, pinyin, card, or scan the member code.', off: 'Take this guest off', open: 'See the guest',
    points: 'Points', stored: 'Stored value', coupons: 'Coupons', couponCount: '{n} coupon | {n} coupons', visits: 'Visit {n}', birthday: 'Birthday {day}', lunar: 'lunar {day}', notMember: 'Not a member yet', join: 'Invite to join', expires: '{n} points end {day}', debt: 'Owes {n} points', noRead: 'Details are hidden: the permission to see guests is missing.',
  },
  greeting: {
    birthday: 'Happy birthday, {name}.', soon_birthday: 'An early happy birthday, {name}.', first_visit: 'Welcome for the first time, {name}.', long_away: 'It has been a while, {name}.', welcome_back: 'Welcome back, {name}.', tier_new: 'Congratulations on {tier}, {name}.', hello: 'Good evening, {name}.',
  },
  ladder: {
    proven: 'Proven the cheapest', within: 'At most {amount} from the cheapest', hide: 'Hide', show: 'Show', off: 'Do not use “{name}”', on: 'Use', sumOffers: 'offers {amount}', sumPoints: 'points {amount}', notUsed: 'Not used', none: 'No offer applies', noneNote: 'Once the guest is identified the best set is applied by itself.', gifts: 'On top',
    empty: 'Type an amount or add dishes to see how it is worked out',
  },
  group: { allowance: 'Allowance {amount}', shared: 'Shared balance {amount}', free: 'no limit', left: '{bound}: {amount} left', none: '{bound}: used up', bound: { bill: 'this bill', meal: '{meal}', day: 'today' }, meal: { breakfast: 'breakfast', lunch: 'lunch', afternoon: 'afternoon', dinner: 'dinner', late: 'late night' }, used: '{amount} paid today', pay: 'Pay with {name}', ends: 'ends with the month' },
  due: { saved: 'Offers {amount}', points: 'points {amount}', earns: 'Earns {n} point if paid in money | Earns {n} points if paid in money', earnsSo: 'Paid like this, it earns {n} points', earnsNone: 'This bill earns no points', stale: 'Being priced anew', waiting: 'Waiting for an amount', left: 'Still to pay', over: '{amount} too much', asked: 'The guest asked', rest: 'The rest', notMore: 'Remove this {tender}' },
  pad: { label: 'Number pad', received: 'Cash received', partly: 'This amount', exact: 'Exactly {amount}', back: 'Backspace', key: 'Key {key}' },
  act: { identify: 'Identify', coupons: 'Coupons', points: 'Points', manual: 'By hand', settle: 'Settle {amount}', settleNone: 'Settle', clear: 'Clear', void: 'Void this bill', more: 'More', reprint: 'Print the last again' },
  key: { stored: 'Pay with stored value', identify: 'Identify the guest', coupons: 'Coupons', points: 'Use points', manual: 'Discount, gift or comp by hand', settle: 'Settle', reprint: 'Print the last again', find: 'Find a dish', quantity: 'Change the quantity', up: 'Line above', down: 'Line below', remove: 'Remove the line', mode: 'Switch between amount and dishes', open: 'Open bills' },
  identify: {
    title: 'Identify the guest', field: 'Last four digits, phone, name, pinyin or card', hint: '↑↓ to move, number or Enter to pick', none: 'Nobody found for “{q}”', noneNote: 'With the full phone number the guest can join right here.', names: 'Names are still loading; use the phone number.', last: 'Last here {day}', never: 'Has not been here', here: 'Here tonight', card: 'Card {no}', hits: '{n} guest found | {n} guests found',
    payment: 'This is a payment code. Scan it on the payment device.', member: 'Member codes cannot be read here yet; ask for the last four digits.',
  },
  join: {
    title: 'A new guest joins', phone: 'Phone', name: 'Name', terms: 'The guest has seen the terms of membership and the privacy notice, and agrees', guardian: 'Below 14: a guardian has agreed', act: 'Join and put on the bill', done: '{name} has joined', gifts: '{name} is a member: {points} points and {n} coupons given', missed: '“{coupon}” was not given. It is used up, closed, or at its limit per guest.', back: 'Search again', titles: { none: 'None', ms: 'Ms', mr: 'Mr' }, titleLabel: 'Title',
  },
  coupons: { title: 'Coupons and offers', note: 'The best set is applied already. Take off what the guest does not want.', used: 'Used, saves {amount}', none: 'No coupons and no offers', on: 'Use', off: 'Leave out' },
  points: { title: 'Pay with points', most: 'At most {n} points, worth {amount}', have: 'Has {n} points', field: 'How many points', all: 'All', act: 'Use these points', off: 'Use no points', none: 'This bill cannot take points now', noGuest: 'Identify the guest first' },
  manual: {
    title: 'Discount by hand', act: 'What', percent: 'Percent', amount: 'Amount', gift: 'Gift dish', comp: 'Comp', pay: 'Percent to pay', payHint: '88 means 12% off', off: 'How much off', line: 'Which dish', reason: 'Reason', reasonHint: 'Kept on the bill and in the log', add: 'Give it', note: 'Above your own limit, settling asks a second person.', reasons: { wait: 'Slow kitchen', taste: 'Not to taste', guest: 'For a good guest', mistake: 'Our mistake' },
  },
  voucher: { title: 'Platform voucher', face: 'Face value', paid: 'The guest paid', amount: 'Pays of this bill', add: 'Use this voucher', note: 'With a voucher the house offers usually do not apply; the amount is worked out anew.' },
  settle: { needGuest: 'Identify the guest first', offline: 'The server cannot be reached: nothing can be settled here now. Another till may still work.', short: '{amount} still to pay', again: 'Press F8 again to go on; nothing is taken twice.', working: 'Settling' },
  receipt: {
    title: 'Settled', first: 'This bill was settled before; this is its first receipt.', change: 'Change', noChange: 'No change', earned: 'Earned {n} point | Earned {n} points', spent: 'Spent {n} point | Spent {n} points', balance: '{n} point left | {n} points left', stored: 'Stored value left {amount}', tier: 'Now {tier}', print58: 'Print 58 mm', print80: 'Print 80 mm', qr: 'Scan to see the bill', qrLabel: 'QR code of the bill', next: 'Next guest', bill: 'See this bill', paid: 'Paid {amount}',
  },
  live: { changed: 'Another till changed this bill; the newest is shown.', settled: 'Another till has settled this bill.', voided: 'This bill was voided.', soldOut: '“{name}” has just sold out.' },
  void: { title: 'Void the bill', note: 'A voided bill cannot be paid; its number stays.', reason: 'Reason', act: 'Void', done: 'The bill was voided' },
  approval: { bill: '{no}, due {amount}' },
} satisfies Same<typeof zh>
export default texts
