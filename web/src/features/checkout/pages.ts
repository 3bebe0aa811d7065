import { defineFeature } from '../../staff/feature.ts'
import type { Folder } from '../../i18n/index.ts'

const reads = ['bill.open']
const texts: Folder[] = ['bills', 'checkout', 'till', 'approvals', 'permission']
const bills = () => import('./bills/BillsPage.vue')

export default defineFeature([
  {
    path: '/app/till',
    frame: 'till',
    texts: ['till', 'checkout', 'approvals', 'permission'],
    needs: ['bill.settle'],
    page: () => import('./till/TillPage.vue'),
    nav: { group: 'front', order: 10, title: 'shell.nav.till', icon: 'cash', key: 't' },
  },
  { path: '/app/till/bills/:bill_id?', frame: 'till', texts, needs: reads, page: bills },
  { path: '/app/bills/:bill_id?', texts, needs: reads, page: bills, nav: { group: 'front', order: 20, title: 'shell.nav.bills', icon: 'bill', key: 'b' } },
  { path: '/app/till/refund/:bill_id?', frame: 'till', texts, needs: ['bill.refund'], page: () => import('./refund/RefundPage.vue') },
  {
    path: '/app/till/topup',
    frame: 'till',
    texts: ['topup', 'till', 'checkout', 'approvals', 'permission'],
    needs: ['stored_value.top_up'],
    page: () => import('./topup/TopUpPage.vue'),
  },
  { path: '/print/receipt/:bill_id', frame: 'paper', texts: ['receipt', 'checkout'], needs: reads, page: () => import('./print/PrintReceipt.vue') },
])
