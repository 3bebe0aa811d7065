import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/settings/:section?/:id?',
    texts: ['settings', 'messages'],
    needs: ['settings.edit', 'backup.run', 'key.manage', 'privacy.manage'],
    page: () => import('./SettingsPage.vue'),
    nav: { group: 'house', order: 90, title: 'shell.nav.settings', icon: 'settings', key: 'e' },
  },
])
