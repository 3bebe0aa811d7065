import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/menu/:part?',
    texts: ['ordering', 'food'],
    needs: ['menu.edit', 'kitchen.work'],
    page: () => import('./MenuPage.vue'),
    nav: { group: 'house', order: 10, title: 'shell.nav.menu', icon: 'bowl', key: 'd' },
  },
])
