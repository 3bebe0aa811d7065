import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/approvals',
    texts: ['approvals', 'permission'],
    page: () => import('./ApprovalsPage.vue'),
    nav: { group: 'check', order: 10, title: 'shell.nav.approvals', icon: 'approve', key: 'p' },
  },
])
