import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/audit/:part?',
    texts: ['audit', 'approvals', 'permission'],
    needs: ['audit.read'],
    page: () => import('./AuditPage.vue'),
    nav: { group: 'check', order: 20, title: 'shell.nav.audit', icon: 'audit', key: 'a' },
  },
])
