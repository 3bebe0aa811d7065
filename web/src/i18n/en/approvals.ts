import type { Same } from '../schema.ts'
import type zh from '../zh-CN/approvals.ts'

const texts = {
  title: 'Approvals',
  note: 'What you asked for, and what came of it.',
  noteDecider: 'What waits for your yes, and what you asked for yourself.',
  group: { decide: 'Waiting for you', mine: 'You asked', others: 'Waiting for others', past: 'Settled' },
  state: { waiting: 'Waiting', approved: 'Approved', denied: 'Declined', used: 'Approved and done', expired: 'Expired' },
  asks: '{name} asks: {act}',
  youAsk: 'You asked: {act}',
  until: 'good until {at}',
  decidedBy: '{name} · {at}',
  goOn: 'Approved. Go back to that page and press again within 5 minutes.',
  remark: 'Note',
  noteHint: 'The other person will read it',
  approve: 'Approve',
  deny: 'Decline',
  approved: 'Approved for {name}',
  denied: 'Declined for {name}',
  empty: 'Nothing waits for you',
  emptyMine: 'You have no open questions',
  emptyNote: 'Refunds, discounts and exports above a limit wait here for a second person.',
  store: 'Store',
  percent: '{n}%',
  limit: {
    discount_bp: 'Discount',
    discount_minor: 'Amount off',
    refund_minor: 'Refund',
    comp_minor: 'On the house',
    points_adjust: 'Points changed',
    export_rows: 'Rows to export',
  },
  summary: { what: 'What', range: 'Days', only: 'Only', rows: 'Rows', reason: 'Reason', amount: 'Amount', guest: 'Guest', bill: 'Bill' },
  ask: {
    title: 'A second person is needed',
    say: 'This goes beyond your own limit: {act}.',
    here: 'Let them sign in right here',
    login: 'Their login',
    password: 'Their password',
    wait: 'Or wait: they will find it under Approvals. This page goes on by itself once they say yes, so keep it open.',
  },
} satisfies Same<typeof zh>
export default texts
