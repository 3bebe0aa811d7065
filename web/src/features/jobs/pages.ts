import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/jobs',
    texts: ['jobs'],
    page: () => import('./JobsPage.vue'),
    nav: { group: 'mine', order: 20, title: 'shell.nav.jobs', icon: 'jobs', key: 'j' },
  },
])
