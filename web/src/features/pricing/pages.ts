import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/pricing/:part?/:id?',
    texts: ['pricing', 'ordering'],
    needs: ['offer.edit', 'coupon.edit', 'coupon.issue'],
    page: () => import('./PricingPage.vue'),
    nav: { group: 'guests', order: 30, title: 'shell.nav.pricing', icon: 'ticket', key: 'o' },
  },
])
