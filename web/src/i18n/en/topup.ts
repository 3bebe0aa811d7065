import type zh from '../zh-CN/topup.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: 'Top up stored value',
  note: 'Identify the guest, choose a plan, explain the terms, then take the money.',
  guest: { pick: 'Identify the guest', change: 'Another guest', none: 'No guest identified yet', noneNote: 'Press F2: last four digits, name, pinyin or card.' },
  plans: { title: 'Plans', give: 'plus {amount}', noGift: 'No gift', own: 'Own amount', ownNote: 'At least {least}', none: 'There are no plans yet', noneNote: 'Headquarters sets them up under stored value.', holds: 'Holds {amount} now', cap: 'At most {amount}', amount: 'Amount' },
  terms: { title: 'To be told to the guest', version: 'Terms version {n}', accept: 'Explained to the guest, who agrees', missing: 'The guest agrees to the terms first' },
  pay: { title: 'Payment', credited: 'Credited to', creditedNone: 'Nobody', given: 'Cash received', change: 'Change {amount}' },
  act: { pay: 'Take {amount}', none: 'Take payment', next: 'Next guest', print: 'Print the slip' },
  guardian: { label: 'Which guardian agreed', hint: 'Below eighteen a guardian must agree to more than {amount}, such as “mother, Zhou Ning”.' },
  history: { title: 'Top-ups of this guest', left: '{principal} left, bonus {bonus}', back: '{amount} paid back', none: 'No top-up yet', own: 'Own amount' },
  preview: { title: 'Slip preview', pay: 'The guest pays', principal: 'Principal', bonus: 'Bonus', after: 'Afterwards', now: 'Now', sum: 'Stored value' },
  done: { title: 'Topped up', principal: 'Principal left {amount}', bonus: 'Bonus left {amount}', change: 'Change' },
  term: {
    principal_never_ends: 'The principal never expires.',
    bonus_ends_as_shown: 'The slip says when the bonus ends; without a day on it, it never does.',
    spent_in_proportion: 'Each payment takes principal and bonus in proportion.',
    no_reason_refund: 'Unused, it can be refunded without a reason within {n} day. | Unused, it can be refunded without a reason within {n} days.',
    refund_by_wish: 'Later it can be refunded too; what was used counts at its true price.',
    refund_when_house_at_fault: 'If we are at fault, all principal left goes back.',
    paid_back_within: 'A refund agreed on is paid within {n} day. | A refund agreed on is paid within {n} days.',
    cap: 'A card holds at most {most_minor}.',
    may_be_handed_over: 'It may be handed over to somebody else.',
    stop_is_told_before: 'An end of use is announced {n} day before. | An end of use is announced {n} days before.',
  },
  ground: { no_reason: 'Without a reason (unused, in time)', wish: 'The guest no longer wants it', circumstances: 'Health or circumstances changed', store_moved: 'The store moved, a clear inconvenience', passed_on: 'Passed on without asking', not_delivered: 'What was promised is not delivered', worsened: 'Dearer or worse without asking', closing: 'The store closes' },
  refund: { ended: 'When the contract ended', endedHint: 'Not today: interest runs from that day on.', lines: 'How it comes to this', principal: 'Principal left', ratio: 'By the share paid (art. 18)', listPrice: 'At menu price (art. 19)', adds: 'Added by the house', madeUp: 'Paid by the house before', interest: 'Interest: {rate} {percent}% × {days} days ÷ 365', rates: { lpr: 'one-year LPR', deposit: 'one-year deposit benchmark', agreed: 'agreed rate' }, bonusVoid: 'Bonus that ends', cash: 'At most {amount} in cash; the rest goes back the way it came.', title: 'Refund this top-up', open: 'Refund', ground: 'Why', reason: 'In words', act: 'Refund {amount}', back: 'Back to the guest', done: '{amount} refunded', list: 'Latest top-ups', none: 'No top-ups', paid: 'Paid {amount}', gift: 'plus {amount}', note: 'The server works out the amount by law.' },
} satisfies Same<typeof zh>
export default texts
