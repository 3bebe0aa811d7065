import type zh from '../zh-CN/groups.ts'
import type { Same } from '../schema.ts'

const texts = {
  title: 'Groups',
  note: 'Companies, canteens and households: a shared balance, a monthly allowance, limits and statements',
  kind: { household: 'Household', company: 'Company' },
  add: 'New group',
  empty: 'No groups yet',
  emptyNote: 'A company, a canteen or a family: make a group, then take guests in.',
  closed: 'Closed',
  nameless: 'Erased',
  col: { name: 'Group', contact: 'Contact', members: 'Members', shared: 'Shared balance', allowance: 'Monthly allowance' },
  none: 'None',
  people: '{n} person | {n} people',
  field: {
    kind: 'Kind', name: 'Name', store: 'Store whose days and months count', contact: 'Contact person', phone: 'Phone', phoneHint: 'Empty keeps the number there is', phoneGoes: 'The number goes when you save', phoneKeep: 'Keep it', phoneDrop: 'Remove the number', departments: 'Departments', moreDepartments: 'More departments', moreHint: 'One a line. To give a department up, empty its name.', departmentsHint: 'One a line; leave it empty without departments', allowance: 'Allowance a person and month', allowanceHint: 'Granted on the 1st, worth nothing after the month; who joins later gets the share of the days left. A change holds from the next month on.',
    limits: 'The group pays at most, for one person', limitsHint: 'Empty is no limit, 0 is nothing. Allowance and shared balance count together.', bill: 'A bill', day: 'A day',
  },
  meal: { breakfast: 'Breakfast', lunch: 'Lunch', afternoon: 'Afternoon', dinner: 'Dinner', late: 'Late night' },
  create: 'Make the group',
  save: 'Save',
  saved: 'Saved',
  made: '{name} is ready',
  edit: 'Change',
  close: 'Close the group',
  closeAsk: 'It pays for nobody from now on, and allowances are given up; the balance stays on its account and can be paid back as stored value.',
  closedDone: '{name} is closed',
  back: 'All groups',
  balance: { title: 'Shared balance', parts: 'Principal {principal} · bonus {bonus}', topUp: 'Top the group up', note: 'Topped up and paid back like any stored value, within the same legal limit; it counts as money owed.', account: 'See the account' },
  terms: { title: 'Terms and contact', allowanceLabel: 'Allowance', limitsLabel: 'At most, per person', allowance: '{amount} a person and month; it ends with the month', noAllowance: 'No allowance', noLimits: 'No limits', bill: '{amount} a bill', day: '{amount} a day', meal: '{meal} {amount}', reveal: 'Show the number' },
  members: {
    title: 'Members', add: 'Add a member', paste: 'Paste many', empty: 'No members yet', emptyNote: 'A guest who is in the group can pay with its money.',
    name: 'Name', department: 'Department', nowhere: 'No department', left: 'Allowance left', from: 'From', until: 'Until', own: 'Own limits', ownAllowance: '{amount} a month', remove: 'Let {name} leave', removeAsk: '{name} leaves at once: the group pays nothing more, and {amount} of allowance is given up.', removed: '{name} has left', added: '{name} is in',
    edit: 'Change {name}', allowance: 'Own monthly allowance', allowanceHint: 'Empty is the group’s: {terms}', none: 'Nobody found for “{q}”; make the guest under Guests first.', ownLimits: 'Own limits for this person', find: 'Last four digits, name or card', who: 'Which guest', other: 'Somebody else', untilHint: 'From this day on no member any more; empty for ever',
  },
  lines: {
    title: 'Paste many members', field: 'One a line: phone or card number, then a comma or tab and the department', hint: 'Only guests whom the house knows, at most 20 lines at a time. All of them are taken in, or none.', count: '{n} of at most {most} lines', look: 'Look first', act: 'Take in {n}', done: '{n} were taken in', line: 'Line {n}', fine: 'Fine',
    trouble: { not_readable: 'Cannot be read', unknown: 'Nobody known by it: make the guest first', in_group: 'In a group already', twice: 'Stands above already', department: 'No such department' },
  },
  statement: {
    title: 'Statement', thisMonth: 'This month', lastMonth: 'Last month', month: '{y}-{m}', from: 'From', to: 'To', export: 'Export to Excel', started: 'The statement is being made; fetch it under Jobs.', see: 'Go there', empty: 'Nobody ate in this time', total: 'Total',
    col: { who: 'Department and member', bills: 'Bills', granted: 'Granted', allowance: 'By allowance', shared: 'By shared balance' }, back: '{amount} refunded',
    opening: 'Opening balance', topped: 'Topped up', used: 'Paid for meals', other: 'Other changes', closing: 'Closing balance',
  },
} satisfies Same<typeof zh>
export default texts
