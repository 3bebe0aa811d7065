import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/privacy',
    texts: ['privacy'],
    needs: ['privacy.manage'],
    page: () => import('./PrivacyPage.vue'),
    nav: { group: 'check', order: 30, title: 'shell.nav.privacy', icon: 'shield', key: 'y' },
  },
])
