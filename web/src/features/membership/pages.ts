import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/membership/:part?/:id?',
    texts: ['membership'],
    needs: ['tier.edit', 'stored_value.edit'],
    page: () => import('./MembershipPage.vue'),
    nav: { group: 'guests', order: 20, title: 'shell.nav.membership', icon: 'card', key: 'c' },
  },
])
