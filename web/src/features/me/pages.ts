import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/me',
    texts: ['me'],
    page: () => import('./MePage.vue'),
    nav: { group: 'mine', order: 90, title: 'shell.nav.me', icon: 'person', key: 'm' },
  },
])
