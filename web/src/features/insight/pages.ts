import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/hq',
    texts: ['insight'],
    needs: ['report.store'],
    page: () => import('./HqPage.vue'),
    nav: { group: 'insight', order: 10, title: 'shell.nav.hq', icon: 'store', key: 'w' },
  },
  {
    path: '/app/insight/sales',
    texts: ['insight', 'checkout', 'approvals', 'permission'],
    needs: ['report.store'],
    page: () => import('./SalesPage.vue'),
    nav: { group: 'insight', order: 20, title: 'shell.nav.sales', icon: 'chart', key: 'v' },
  },
])
