import { defineFeature } from '../../staff/feature.ts'

export default defineFeature([
  {
    path: '/app/tasks',
    texts: ['tasks'],
    needs: ['task.work'],
    page: () => import('./TasksPage.vue'),
    nav: { group: 'team', order: 5, title: 'shell.nav.tasks', icon: 'check', key: 'k' },
  },
])
