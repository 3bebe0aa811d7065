import { defineFeature } from '../../staff/feature.ts'

const texts = ['guests', 'food', 'card', 'messages', 'duplicates'] as const
export default defineFeature([
  {
    path: '/app/guests',
    texts: [...texts],
    needs: ['guest.read'],
    page: () => import('./GuestsPage.vue'),
    nav: { group: 'guests', order: 10, title: 'shell.nav.guests', icon: 'person', key: 'u' },
  },
  { path: '/app/guests/new', texts: [...texts], needs: ['guest.write'], page: () => import('./GuestsPage.vue') },
  { path: '/app/guests/settings', texts: [...texts], needs: ['settings.edit'], page: () => import('./GuestSettingsPage.vue') },
  { path: '/app/guests/duplicates', texts: [...texts], needs: ['guest.merge'], page: () => import('./DuplicatesPage.vue') },
  { path: '/app/guests/:guest_id', texts: [...texts], needs: ['guest.read'], page: () => import('./GuestPage.vue') },
])
